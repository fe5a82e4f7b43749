import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const SOURCES = path.resolve(import.meta.dirname, '../../src');

/** One bug: what stands in a source file, and what stands there instead. */
export interface Bug {
  readonly name: string;
  readonly changes: readonly { readonly file: string; readonly find: string; readonly put: string }[];
}

/** The program's sources, as they are or with one bug in them, whose modules a test may load beside each other. */
export class Program {
  static readonly sound = new Program(SOURCES);

  private constructor(private readonly folder: string) {}

  /** A copy with this bug. Each text must be there exactly once, so that a mutation cannot silently miss. */
  static broken({ name, changes }: Bug): Program {
    const folder = path.resolve(import.meta.dirname, `../mutant-${name.replace(/\W+/g, '-')}`);
    rmSync(folder, { recursive: true, force: true });
    cpSync(SOURCES, folder, { recursive: true, filter: (source) => !source.endsWith('.spec.ts') });
    for (const { file, find, put } of changes) {
      const target = path.join(folder, file);
      const parts = readFileSync(target, 'utf8').split(find);
      if (parts.length !== 2) throw new Error(`${name}: its text stands ${parts.length - 1} times in ${file}, not once`);
      writeFileSync(target, parts.join(put));
    }
    return new Program(folder);
  }

  load<Module>(file: string): Promise<Module> {
    return import(path.join(this.folder, file)) as Promise<Module>;
  }

  /** Removes the copy. */
  remove(): void {
    if (this.folder !== SOURCES) rmSync(this.folder, { recursive: true, force: true });
  }
}
