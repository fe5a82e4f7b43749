import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { TestDatabase } from '@pulso/testing';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { loadConfig } from '../src/config/env.js';
import { startServer } from '../src/server.js';
import { seedOrganization } from './seeded-organization.js';
import { createTestDatabase } from './test-database.js';

let database: TestDatabase;
let owner: pg.Client;
let mailServer: net.Server;
let dataDir: string;
const heldBack: net.Socket[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  // Greets nobody until it is told to.
  mailServer = net.createServer((socket) => void heldBack.push(socket.on('error', () => undefined)));
  await once(mailServer.listen(0, '127.0.0.1'), 'listening');
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'pulso-stop-'));
});

afterAll(async () => {
  mailServer.close();
  await owner.end();
  await database.drop();
  rmSync(dataDir, { recursive: true });
});

it('says that it is leaving while it finishes what is under way', async () => {
  const server = await startServer(
    loadConfig({
      DATABASE_URL: database.ownerUrl,
      PORT: '0',
      HOST: '127.0.0.1',
      PULSO_DATA_DIR: dataDir,
      PULSO_SECRET_KEY: 'a secret key of thirty-two characters',
      PULSO_DEMO: 'false',
      SMTP_URL: `smtp://127.0.0.1:${(mailServer.address() as AddressInfo).port}`,
      LOG_LEVEL: 'silent',
    }),
    database.ownerUrl,
    () => undefined,
  );
  const readyz = async () => (await (await fetch(`${server.url.replace('localhost', '127.0.0.1')}/readyz`)).json()) as object;
  expect(await readyz()).toMatchObject({ status: 'ready' });
  const { organizationId } = await seedOrganization(owner);
  await owner.query(
    `INSERT INTO delivery (organization_id, id, kind, event, dedupe_key, target, body) VALUES ($1, $2, 'email', 'x', 'x', 'ana@pulso.test', 'Hola')`,
    [organizationId, uuidv7()],
  );
  while (heldBack.length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
  const closed = server.close();
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await readyz()).toMatchObject({ status: 'not-ready', checks: { database: true, staying: false } });
  for (const socket of heldBack) socket.destroy();
  await closed;
});
