import { createHmac } from 'node:crypto';
import type { Client } from 'pg';

/** Logins the program runs under; neither owns a table nor bypasses row-level security. */
export const RUNTIME_ROLES = ['pulso_app', 'pulso_dispatch'] as const;
export type RuntimeRole = (typeof RUNTIME_ROLES)[number];

/** Derived from the owner's password, so that every replica with the same DATABASE_URL knows it and nobody has to configure it. */
function runtimePassword(ownerUrl: string, role: RuntimeRole): string {
  const { password } = new URL(ownerUrl);
  return createHmac('sha256', decodeURIComponent(password)).update(role).digest('base64url');
}

/** The connection string of a runtime role in the database that `ownerUrl` names. */
export function runtimeUrl(ownerUrl: string, role: RuntimeRole): string {
  const url = new URL(ownerUrl);
  url.username = role;
  url.password = runtimePassword(ownerUrl, role);
  return url.toString();
}

/** Gives the runtime roles their logins. Roles belong to the whole cluster, so this runs at every start, not in a migration. */
export async function grantRuntimeLogins(client: Client, ownerUrl: string): Promise<void> {
  for (const role of RUNTIME_ROLES) {
    // Passwords are base64url, so quoting them is all the escaping that ALTER ROLE, which takes no parameters, needs.
    await client.query(`ALTER ROLE ${role} LOGIN PASSWORD '${runtimePassword(ownerUrl, role)}'`);
  }
}
