import { closeEpisode } from '@pulso/alerting';
import type { OrganizationId } from '@pulso/kernel';
import type { Sql } from '../../platform/database/unit-of-work.js';
import { appendAlertEvent, forgetEpisode, readEpisode, writeEpisode } from './stored-episode.js';

/**
 * Closes every open alert of a version that ended, for that reason, in the transaction that ends it. Nobody is told, neither now nor later.
 * @returns the ids of those that people could see
 */
export async function closeAlertsOfVersion(sql: Sql, organizationId: OrganizationId, versionId: string, at: Date): Promise<string[]> {
  const open = await sql.query<{ objective_id: string; period_key: string }>(
    `SELECT a.objective_id, a.period_key FROM alert_episode a
       JOIN objective o ON o.organization_id = a.organization_id AND o.id = a.objective_id
      WHERE a.organization_id = $1 AND o.agreement_version_id = $2 AND a.state <> 'resolved' ORDER BY a.id`,
    [organizationId, versionId],
  );
  const closed: string[] = [];
  for (const { objective_id: objectiveId, period_key: periodKey } of open) {
    const episode = await readEpisode(sql, organizationId, objectiveId, periodKey);
    if (!episode) continue;
    const machine = { ...episode.machine, ...closeEpisode(episode.machine, 'agreement-ended', at.getTime()) };
    if (machine.state === 'inactive') {
      await forgetEpisode(sql, organizationId, episode.id);
      continue;
    }
    await writeEpisode(sql, organizationId, objectiveId, periodKey, machine, episode.evidence);
    await appendAlertEvent(sql, organizationId, episode.id, 'resolved');
    closed.push(episode.id);
  }
  return closed;
}
