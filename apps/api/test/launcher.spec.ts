import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const BIN = path.resolve(import.meta.dirname, '../bin');

/** Stands in for nx: notes each run, builds the one project, or fails when a file tells it to. */
const NX = `
import { appendFileSync, existsSync, mkdirSync } from 'node:fs';
appendFileSync('runs', process.argv.slice(2).join(' ') + '\\n');
if (existsSync('broken')) { console.log('libs/one/src/one.ts: syntax error'); process.exit(1); }
mkdirSync('libs/one/dist', { recursive: true });
console.log('> nx run @pulso/one:build');
`;

let repository: string;

beforeEach(() => {
  repository = mkdtempSync(path.join(os.tmpdir(), 'pulso-launch-'));
  write('package.json', '{"type":"module"}');
  write('node_modules/nx/dist/bin/nx.js', NX);
  write('libs/one/package.json', '{"scripts":{"build":"x"}}');
  write('libs/one/src/one.ts', 'export const one = 1;');
  write('libs/one/src/one.spec.ts', 'it');
  write('libs/notes/package.json', '{}');
  mkdirSync(path.join(repository, 'apps'));
});

afterEach(() => rmSync(repository, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(repository, file)), { recursive: true });
  writeFileSync(path.join(repository, file), text);
}

function build(): { ok: boolean; said: string } {
  const script = `import(${JSON.stringify(path.join(BIN, 'build-what-is-stale.mjs'))}).then(async (m) => console.log(await m.buildWhatIsStale(${JSON.stringify(repository)})))`;
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', script], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, LANG: 'en_US.UTF-8' },
  });
  return { ok: stdout.trim() === 'true', said: stderr };
}

const runs = () =>
  existsSync(path.join(repository, 'runs')) ? readFileSync(path.join(repository, 'runs'), 'utf8').split('\n').length - 1 : 0;

it('builds once, with progress, and again only after a change of what is built', () => {
  const first = build();
  expect(first.ok).toBe(true);
  expect(first.said).toMatch(/Building Pulso[^]*✔ @pulso\/one/);
  expect(build()).toEqual({ ok: true, said: '' });
  utimesSync(path.join(repository, 'libs/one/src/one.ts'), 1, 1);
  write('libs/one/src/one.spec.ts', 'changed');
  write('libs/one/README.md', 'changed');
  build();
  expect(runs()).toBe(1);
  write('libs/one/src/one.ts', 'export const one = 2;');
  build();
  expect(runs()).toBe(2);
  write('package-lock.json', '{}');
  build();
  expect(runs()).toBe(3);
  rmSync(path.join(repository, 'libs/one/dist'), { recursive: true });
  build();
  expect(runs()).toBe(4);
});

it('shows what went wrong, and tries again', () => {
  write('broken', '');
  const failed = build();
  expect(failed).toMatchObject({ ok: false });
  expect(failed.said).toMatch(/syntax error[^]*The build failed/);
  rmSync(path.join(repository, 'broken'));
  expect(build().ok).toBe(true);
});

it('uses the build that is there where nothing can build', () => {
  build();
  rmSync(path.join(repository, 'node_modules'), { recursive: true });
  write('libs/one/src/one.ts', 'export const one = 3;');
  expect(build()).toEqual({ ok: true, said: '' });
  rmSync(path.join(repository, 'libs/one/dist'), { recursive: true });
  expect(build()).toMatchObject({ ok: false, said: 'Not installed yet: run npm ci.\n' });
});

it.each(['18.20.4', '20.18.3', '21.7.0', '22.11.0'])('tells Node %s in one line that it is too old', (version) => {
  const pretend = `data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"${version}"}})`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', pretend, path.join(BIN, 'pulso.mjs')], { encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stdout).toBe('');
  expect(stderr.trim().split('\n')).toEqual([
    expect.stringContaining(`Pulso needs Node.js 20.19 or later (or 22.12 or later); this is ${version}.`),
  ]);
});
