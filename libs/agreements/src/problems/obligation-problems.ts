import type { AgreementContent } from '../agreement-content.js';
import { isWritten } from '../agreement-texts.js';
import type { Obligation } from '../obligations.js';
import type { PartyRole } from '../stakeholders.js';
import type { Rule, Say } from './problem.js';

function paysSomething({ kind, payment }: Obligation): boolean {
  return kind === 'payment' && payment !== null && /[1-9]/.test(payment.amountMinor);
}

function sayOfObligation(obligation: Obligation, say: Say): void {
  const { ref, obligorRef, obligeeRef, kind, action, payment, due } = obligation;
  const path = ['obligations', ref];
  if (!isWritten(action)) say('obligations', 'obligations.action-missing', [...path, 'action']);
  if (obligorRef === obligeeRef) say('obligations', 'obligations.same-party', [...path, 'obligeeRef']);
  if (kind !== 'payment') return;
  if (!paysSomething(obligation)) say('obligations', 'obligations.amount-missing', [...path, 'payment']);
  if (due === null) say('obligations', 'obligations.payment-due-missing', [...path, 'due']);
  if (payment?.basis === 'per_unit' && payment.unit.trim() === '')
    say('obligations', 'obligations.payment-unit-missing', [...path, 'payment', 'unit']);
}

function refsInRole({ stakeholders }: AgreementContent, role: PartyRole): ReadonlySet<string> {
  return new Set(stakeholders.parties.filter(({ roles }) => roles.includes(role)).map(({ ref }) => ref));
}

export const obligationProblems: Rule = (content, say) => {
  const { obligations } = content.obligations;
  for (const obligation of obligations) sayOfObligation(obligation, say);
  if (content.overview.type !== 'customer') return;
  const [customers, providers] = [refsInRole(content, 'customer'), refsInRole(content, 'provider')];
  const pays = obligations.some(
    (obligation) => customers.has(obligation.obligorRef) && paysSomething(obligation) && obligation.due !== null,
  );
  if (!pays) say('obligations', 'obligations.payment-missing', ['obligations']);
  const acts = obligations.some(({ obligorRef, kind, action }) => providers.has(obligorRef) && kind !== 'payment' && isWritten(action));
  if (!acts) say('obligations', 'obligations.provider-action-missing', ['obligations']);
};
