import { NO_TEXT, type Obligation } from '@pulso/agreements';
import { at, type Cursor } from '../draft/cursor.js';
import { useContent, useLanguages, useSection } from '../draft/draft-context.js';
import { useLevelOptions, usePartyOptions } from '../draft/options.js';
import { CheckField } from '../fields/check-field.js';
import { ChoiceField } from '../fields/choice-field.js';
import { ChoicesField } from '../fields/choices-field.js';
import styles from '../fields/fields.module.css';
import { ItemList } from '../fields/item-list.js';
import { CountField, MoneyField } from '../fields/number-fields.js';
import { RefField, UNDECIDED } from '../fields/ref-field.js';
import { OptionalPart, RecurrenceField } from '../fields/schedule-fields.js';
import { TextField } from '../fields/text-field.js';
import { WordsField } from '../fields/words-field.js';
import { RecurrenceWords } from './recurrence-words.js';
import { monthlyFrom } from './monthly.js';
import { wordsIn } from './new-words.js';
import { UNITS } from './units.js';

/** What the parties owe each other besides the service levels, payment first of all. */
export function ObligationsEditor() {
  const section = useSection('obligations');
  const [language = 'es'] = useLanguages();
  const { parties } = useContent('stakeholders');
  const withRole = (role: 'provider' | 'customer') => parties.find(({ roles }) => roles.includes(role))?.ref ?? UNDECIDED;
  const partyName = (ref: string) => parties.find((party) => party.ref === ref)?.name ?? '';
  const make = (ref: string, name: string): Obligation => ({
    ref,
    obligorRef: withRole('customer'),
    obligeeRef: withRole('provider'),
    kind: 'other',
    action: wordsIn(language, name),
    payment: null,
    due: null,
    evidence: NO_TEXT,
    consequence: NO_TEXT,
    suspendsLevelRefs: [],
  });
  return (
    <ItemList
      list={at(section, 'obligations')}
      name="obligations"
      make={make}
      nameOf={({ action }, inWords) => inWords(action)}
      noteOf={({ obligorRef, obligeeRef }) => [partyName(obligorRef), partyName(obligeeRef)].filter(Boolean).join(' → ')}
      editor={ObligationEditor}
    />
  );
}

function ObligationEditor({ item }: { readonly item: Cursor<Obligation> }) {
  const parties = usePartyOptions();
  const { currency, effectiveFrom } = useContent('overview');
  return (
    <div className={styles.grid}>
      <WordsField field={at(item, 'action')} name="obligationAction" prose />
      <ChoiceField
        field={at(item, 'kind')}
        name="obligationKind"
        choice="obligationKind"
        values={['payment', 'delivery', 'access', 'information', 'response', 'staffing', 'other']}
      />
      <RefField field={at(item, 'obligorRef')} name="obligor" options={parties} />
      <RefField field={at(item, 'obligeeRef')} name="obligee" options={parties} />
      <OptionalPart<NonNullable<Obligation['payment']>>
        field={at(item, 'payment')}
        name="payment"
        initial={{ amountMinor: '0', basis: 'fixed', unit: '', netDays: 30, taxIncluded: false }}
      >
        {(payment) => (
          <div className={styles.grid}>
            <MoneyField field={at(payment, 'amountMinor')} name="amount" currency={currency} />
            <ChoiceField field={at(payment, 'basis')} name="paymentBasis" choice="paymentBasis" values={['fixed', 'per_unit']} />
            {payment.value.basis === 'per_unit' && (
              <TextField field={at(payment, 'unit')} name="paymentUnit" maxLength={60} suggestions={UNITS} />
            )}
            <CountField field={at(payment, 'netDays')} name="netDays" max={3_660} />
            <CheckField field={at(payment, 'taxIncluded')} name="taxIncluded" />
          </div>
        )}
      </OptionalPart>
      <OptionalPart field={at(item, 'due')} name="obligationDue" initial={monthlyFrom(effectiveFrom)}>
        {(due) => (
          <>
            <RecurrenceField field={due} />
            <RecurrenceWords recurrence={due.value} />
          </>
        )}
      </OptionalPart>
      <WordsField field={at(item, 'evidence')} name="evidence" prose />
      <WordsField field={at(item, 'consequence')} name="consequence" prose />
      <ChoicesField field={at(item, 'suspendsLevelRefs')} name="suspendsLevels" options={useLevelOptions()} />
    </div>
  );
}
