import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const REPOSITORY = path.resolve(import.meta.dirname, '..');

let workspace: string;

beforeAll(() => {
  workspace = mkdtempSync(path.join(os.tmpdir(), 'pulso-boundaries-'));
  for (const file of ['eslint.config.mjs', 'nx.json', 'tsconfig.base.json', 'package-lock.json'])
    copyFileSync(path.join(REPOSITORY, file), path.join(workspace, file));
  symlinkSync(path.join(REPOSITORY, 'node_modules'), path.join(workspace, 'node_modules'));
  writeJson('package.json', { name: 'boundaries', private: true, type: 'module', workspaces: ['libs/*', 'apps/*'] });
  project('libs/core', 'type:core');
  project('apps/screens', 'app:web');
});

afterAll(() => rmSync(workspace, { recursive: true, force: true }));

function writeJson(file: string, content: object): void {
  writeFileSync(path.join(workspace, file), JSON.stringify(content));
}

function project(folder: string, tag: string): void {
  mkdirSync(path.join(workspace, folder, 'src'), { recursive: true });
  writeJson(`${folder}/package.json`, {
    name: folder.replace('/', '-'),
    type: 'module',
    exports: './src/index.ts',
    scripts: { lint: 'eslint .' },
    dependencies: { zod: '*', typeorm: '*' },
    nx: { tags: [tag] },
  });
  writeJson(`${folder}/tsconfig.json`, { extends: '../../tsconfig.base.json', include: ['src'] });
}

/** Lints a project whose only file is `source`, with the repository's own rules. */
function lint(folder: string, source: string): { ok: boolean; output: string } {
  writeFileSync(path.join(workspace, folder, 'src/index.ts'), source);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(REPOSITORY, 'node_modules/nx/dist/bin/nx.js'), 'run', `${folder.replace('/', '-')}:lint`, '--skip-nx-cache'],
    {
      cwd: workspace,
      encoding: 'utf8',
      env: { ...process.env, NX_DAEMON: 'false', NX_WORKSPACE_ROOT_PATH: workspace, NODE_OPTIONS: '' },
    },
  );
  return { ok: status === 0, output: `${stdout}${stderr}` };
}

it('lets a core import nothing and stay clean', () => {
  const { ok, output } = lint('libs/core', 'export const rule = 1;\n');
  expect({ ok, output }).toMatchObject({ ok: true });
});

it('blocks a core that imports from npm', () => {
  const { ok, output } = lint('libs/core', "import { z } from 'zod';\n\nexport const rule = z;\n");
  expect(ok).toBe(false);
  expect(output).toContain('@nx/enforce-module-boundaries');
});

it('blocks a core that imports an application', () => {
  lint('apps/screens', 'export const screen = 1;\n');
  const { ok, output } = lint('libs/core', "import { screen } from 'apps-screens';\n\nexport const rule = screen;\n");
  expect(ok).toBe(false);
  expect(output).toContain('@nx/enforce-module-boundaries');
});

it('blocks the console from the server side of npm', () => {
  const { ok, output } = lint('apps/screens', "import { DataSource } from 'typeorm';\n\nexport const screen = DataSource;\n");
  expect(ok).toBe(false);
  expect(output).toContain('@nx/enforce-module-boundaries');
});
