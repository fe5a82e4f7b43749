import type { AgreementView } from '@pulso/contracts';

export const AGREEMENT_STANDINGS = ['work', 'inForce', 'ended'] as const;
/** Where an agreement stands: being prepared, in force, or over. One that is amended is both of the first. */
export type AgreementStanding = (typeof AGREEMENT_STANDINGS)[number];

type Heads = Pick<AgreementView, 'version' | 'work' | 'latest'>;

/** Whether an agreement stands so. */
export function standsSo({ version, work, latest }: Heads, standing: AgreementStanding): boolean {
  switch (standing) {
    case 'work':
      return work !== null || latest?.status === 'signed' || latest?.status === 'scheduled';
    case 'inForce':
      return version !== null;
    case 'ended':
      return version === null && work === null && latest !== null && latest.status !== 'signed' && latest.status !== 'scheduled';
  }
}
