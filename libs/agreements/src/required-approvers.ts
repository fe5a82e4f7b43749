import type { AgreementContent } from './agreement-content.js';
import type { Stakeholder } from './stakeholders.js';

/** Everybody whose approval each section needs: who approves by function, and who will sign. */
export function requiredApprovers({ stakeholders: { people } }: Pick<AgreementContent, 'stakeholders'>): readonly Stakeholder[] {
  return people.filter(({ functions }) => functions.includes('approver') || functions.includes('signatory'));
}
