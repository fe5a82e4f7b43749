import { BUILT_IN_INDICATORS } from '@pulso/sli';
import type pg from 'pg';
import { ulid } from 'ulid';
import { v7 as uuidv7 } from 'uuid';

/** An organization with one service, one CSAT touchpoint and the built-in indicators, written as the database's owner. */
export interface SeededOrganization {
  readonly organizationId: string;
  readonly serviceId: string;
  readonly touchpointId: string;
  readonly publicKey: string;
}

export async function seedOrganization(owner: pg.ClientBase): Promise<SeededOrganization> {
  const [organizationId, serviceId, touchpointId] = [uuidv7(), uuidv7(), uuidv7()];
  const publicKey = `tp_${ulid().slice(-22)}`;
  await owner.query(`INSERT INTO organization (organization_id, name, time_zone) VALUES ($1, 'Prueba', 'Europe/Madrid')`, [organizationId]);
  await owner.query(`INSERT INTO service (organization_id, id, code, name) VALUES ($1, $2, 'general', 'General')`, [
    organizationId,
    serviceId,
  ]);
  await owner.query(
    `INSERT INTO touchpoint (organization_id, id, public_key, service_id, name, survey_kind, question, follow_up_question)
     VALUES ($1, $2, $3, $4, 'Prueba', 'csat', '¿Cómo te fue?', '¿Qué pasó?')`,
    [organizationId, touchpointId, publicKey, serviceId],
  );
  for (const indicator of BUILT_IN_INDICATORS)
    await owner.query('INSERT INTO indicator (organization_id, id, key, generation, definition) VALUES ($1, $2, $3, $4, $5)', [
      organizationId,
      uuidv7(),
      indicator.key,
      indicator.generation,
      JSON.stringify(indicator),
    ]);
  return { organizationId, serviceId, touchpointId, publicKey };
}
