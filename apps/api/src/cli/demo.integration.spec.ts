import type { TestDatabase } from '@pulso/testing';
import { verify as verifyPassword } from '@node-rs/argon2';
import { createTestDatabase } from '../../test/test-database.js';
import { cliText } from './cli-text.js';
import { demo } from './demo.js';
import { inMaintenance } from './in-maintenance.js';
import { resetPassword } from './password.js';
import { rebuild } from './rebuild.js';

const NOW = new Date('2026-06-15T12:00:00Z');
const text = cliText('en');

let database: TestDatabase;
beforeAll(async () => (database = await createTestDatabase()));
afterAll(() => database.drop());

const hashesOf = (email: string) =>
  inMaintenance(database.ownerUrl, async (client) => {
    const { rows } = await client.query<{ hash: string }>('SELECT password_hash AS hash FROM member WHERE email = $1', [email]);
    return rows.map(({ hash }) => hash);
  });

it('seeds the demonstration once, with measurements that its feedback bears out', async () => {
  const said: string[] = [];
  await demo(database.ownerUrl, (line) => said.push(line), NOW, text);
  const [, email, password] = /Sign in: (\S+) · (\S+)\./.exec(said[0] ?? '') ?? [];
  const [hash] = await hashesOf(email!);
  expect(await verifyPassword(hash!, password!)).toBe(true);
  await expect(demo(database.ownerUrl, () => {}, NOW, text)).rejects.toMatchObject({ code: 'demo.already-there' });
  expect(await rebuild(database.ownerUrl, () => {})).toBe(0);
});

it('gives a new password, and to nobody else', async () => {
  const others = await hashesOf('diego.paz@vozclara.example');
  const password = await resetPassword(database.ownerUrl, 'MARTA.RUIZ@vozclara.example', text);
  const [hash] = await hashesOf('marta.ruiz@vozclara.example');
  expect(await verifyPassword(hash!, password)).toBe(true);
  expect(await hashesOf('diego.paz@vozclara.example')).toEqual(others);
  await expect(resetPassword(database.ownerUrl, 'nobody@example.com', text)).rejects.toMatchObject({ code: 'password.unknown-email' });
});
