import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';

/** The account the server runs as. PostgreSQL refuses to run as root. */
export interface ServerUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** Null when the current user is an ordinary one and the server can simply run as it. */
export function chooseServerUser(runAs?: string): ServerUser | null {
  if (process.getuid?.() !== 0) return null;
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of runAs === undefined ? ['postgres', 'nobody'] : [runAs]) {
    const account = accounts.find(([login]) => login === name);
    if (account) return { name, uid: Number(account[2]), gid: Number(account[3]) };
  }
  throw new EmbeddedPostgresError(`PostgreSQL does not run as root, and the user ${runAs ?? 'nobody'} does not exist here.`);
}

/** Whether `user` may read (and, for programs and folders, enter) this one file or folder, by its mode alone. */
export function mayUse(user: ServerUser, file: string, bits: 1 | 4 | 5): boolean {
  const { uid, gid, mode } = statSync(file);
  const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0;
  return ((mode >> shift) & bits) === bits;
}

/** Whether `user` may walk from the root folder into `folder`. */
export function mayReach(user: ServerUser, folder: string): boolean {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if (!mayUse(user, at, 1)) return false;
    if (at === path.dirname(at)) return true;
  }
}
