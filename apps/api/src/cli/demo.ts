import { randomBytes } from 'node:crypto';
import { DomainError } from '@pulso/kernel';
import { DEMO_OWNER, seedDemo } from '../modules/demo/seed-demo.js';
import { cliText } from './cli-text.js';
import { inMaintenance } from './in-maintenance.js';

/**
 * Adds the demonstration to whatever the database holds, and says how to enter it.
 * @throws DomainError `demo.already-there`
 */
export async function demo(ownerUrl: string, report: (line: string) => void, now = new Date(), text = cliText()): Promise<void> {
  const password = randomBytes(18).toString('base64url');
  const { touchpointKey } = await inMaintenance(ownerUrl, async (client) => {
    const { rowCount } = await client.query('SELECT FROM organization WHERE is_demo LIMIT 1');
    if (rowCount) throw new DomainError('demo.already-there', text.demoThere);
    return seedDemo(client, { now, password });
  });
  report(text.demoSeeded(DEMO_OWNER.email, password, touchpointKey));
}
