import type { Obligation } from '../obligations.js';
import { NOUNS, counted } from '../words/noun.js';
import { moneyOfMinor } from '../words/number-words.js';
import { recurrenceWords } from '../words/recurrence-words.js';
import { unitWord } from '../words/unit-words.js';
import type { DocumentScribe, SectionDraft } from './document-scribe.js';
import { OBLIGATION_KIND_WORDS } from './enum-words.js';

function paymentWords(scribe: DocumentScribe, payment: NonNullable<Obligation['payment']>): string {
  const { language } = scribe;
  const amount = moneyOfMinor(payment.amountMinor, scribe.content.overview.currency, language);
  const net = counted(payment.netDays, NOUNS.day[language], language);
  const unit = payment.unit ? ` (${unitWord(payment.unit, language, true)})` : '';
  const basis =
    payment.basis === 'per_unit'
      ? scribe.say({ es: `por unidad${unit}`, en: `per unit${unit}` })
      : scribe.say({ es: `de importe fijo${unit}`, en: `fixed${unit}` });
  const tax = payment.taxIncluded
    ? scribe.say({ es: 'impuestos incluidos', en: 'tax included' })
    : scribe.say({ es: 'impuestos aparte', en: 'plus tax' });
  return scribe.say({ es: `${amount} ${basis}, ${tax}, a pagar en ${net}`, en: `${amount} ${basis}, ${tax}, payable within ${net}` });
}

export function obligationsSection(scribe: DocumentScribe): SectionDraft {
  const { timeZone } = scribe.content.overview;
  return {
    blocks: [],
    clauses: scribe.content.obligations.obligations.map((obligation) => ({
      list: 'obligations',
      ref: obligation.ref,
      heading: scribe.say({
        es: `${scribe.party(obligation.obligorRef)}: ${scribe.say(OBLIGATION_KIND_WORDS[obligation.kind])}`,
        en: `${scribe.party(obligation.obligorRef)}: ${scribe.say(OBLIGATION_KIND_WORDS[obligation.kind])}`,
      }),
      blocks: (id, path) => [
        ...scribe.prose(`${id}-action`, obligation.action, [...path, 'action']),
        ...scribe.facts(`${id}-terms`, path, [
          scribe.fact('obligorRef', { es: 'Obligada', en: 'Owed by' }, scribe.party(obligation.obligorRef)),
          scribe.fact('obligeeRef', { es: 'A favor de', en: 'Owed to' }, scribe.party(obligation.obligeeRef)),
          scribe.fact('payment', { es: 'Pago', en: 'Payment' }, obligation.payment ? paymentWords(scribe, obligation.payment) : ''),
          scribe.fact(
            'due',
            { es: 'Vence', en: 'Falls due' },
            obligation.due
              ? recurrenceWords(obligation.due, timeZone, scribe.language)
              : scribe.say({ es: 'en todo momento, mientras rija el acuerdo', en: 'at all times while the agreement is in force' }),
          ),
          scribe.textFact('evidence', { es: 'Se acredita con', en: 'Proved by' }, obligation.evidence),
          scribe.textFact('consequence', { es: 'Si no se cumple', en: 'If it is not kept' }, obligation.consequence),
          scribe.fact(
            'suspendsLevelRefs',
            { es: 'Niveles que se suspenden mientras tanto', en: 'Levels suspended meanwhile' },
            scribe.levels(obligation.suspendsLevelRefs),
          ),
        ]),
      ],
    })),
  };
}
