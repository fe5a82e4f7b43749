import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';

/**
 * Makes a folder and those above it, or throws the cause (EROFS, EACCES) with the path it is about: a recursive mkdir says
 * ENOENT for both.
 */
export function makeWritableFolder(folder: string): void {
  let nearest = path.resolve(folder);
  while (!existsSync(nearest)) nearest = path.dirname(nearest);
  accessSync(nearest, constants.W_OK);
  mkdirSync(folder, { recursive: true });
}
