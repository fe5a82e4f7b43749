import { NO_TEXT, STAKEHOLDER_FUNCTIONS, type CreditSchedule, type RemedyPlan } from '@pulso/agreements';
import { at, type Cursor } from '../draft/cursor.js';
import { useContent, useLanguages, useSection } from '../draft/draft-context.js';
import { CheckField } from '../fields/check-field.js';
import { ChoiceField } from '../fields/choice-field.js';
import { ChoicesField } from '../fields/choices-field.js';
import { useChoiceWords } from '../fields/field-text.js';
import styles from '../fields/fields.module.css';
import { ItemList } from '../fields/item-list.js';
import { CountField, MoneyField, ShareField } from '../fields/number-fields.js';
import { RowList } from '../fields/row-list.js';
import { DelayField, OptionalPart } from '../fields/schedule-fields.js';
import { WordsField } from '../fields/words-field.js';
import { wordsIn } from './new-words.js';

const TRIGGERS = ['at_risk', 'missed', 'consecutive_2', 'termination_near'] as const;
const ACTIONS = ['notify', 'acknowledge', 'root_cause', 'corrective_action', 'credit', 'executive_review', 'price_review'] as const;

/** What is done, by whom and by when, if a level is at risk or missed. */
export function RemedyPlansEditor() {
  const section = useSection('remedy_plan');
  const [language = 'es'] = useLanguages();
  const make = (ref: string, name: string): RemedyPlan => ({
    ref,
    name: wordsIn(language, name),
    triggers: ['missed'],
    steps: [{ action: 'notify', description: NO_TEXT, assigneeFunction: 'service_manager', due: { amount: 1, unit: 'business_day' } }],
  });
  return (
    <ItemList
      list={at(section, 'plans')}
      name="remedyPlans"
      make={make}
      nameOf={({ name }, inWords) => inWords(name)}
      editor={RemedyPlanEditor}
    />
  );
}

function RemedyPlanEditor({ item }: { readonly item: Cursor<RemedyPlan> }) {
  const triggerWords = useChoiceWords('trigger');
  return (
    <div className={styles.grid}>
      <WordsField field={at(item, 'name')} name="remedyName" />
      <ChoicesField
        field={at(item, 'triggers')}
        name="triggers"
        options={TRIGGERS.map((value) => ({ value, label: triggerWords(value) }))}
      />
      <RowList
        list={at(item, 'steps')}
        name="steps"
        make={() => ({
          action: 'corrective_action' as const,
          description: NO_TEXT,
          assigneeFunction: 'service_manager' as const,
          due: { amount: 5, unit: 'business_day' as const },
        })}
      >
        {(step) => (
          <div className={styles.grid}>
            <ChoiceField field={at(step, 'action')} name="stepAction" choice="stepAction" values={ACTIONS} />
            <ChoiceField field={at(step, 'assigneeFunction')} name="assignee" choice="function" values={STAKEHOLDER_FUNCTIONS} />
            <DelayField field={at(step, 'due')} />
            <WordsField field={at(step, 'description')} name="stepDescription" />
          </div>
        )}
      </RowList>
    </div>
  );
}

/** Credits by how far a level was missed. */
export function CreditSchedulesEditor() {
  const section = useSection('remedy_plan');
  const [language = 'es'] = useLanguages();
  const make = (ref: string, name: string): CreditSchedule => ({
    ref,
    name: wordsIn(language, name),
    base: 'period_fee',
    feeMinor: '0',
    tiers: [
      { threshold: '0.85', share: '0.05' },
      { threshold: '0.8', share: '0.1' },
    ],
    withinLevel: 'highest',
    acrossLevels: 'sum',
    caps: { perPeriodShare: '0.2', perYearShare: null },
    earnBack: null,
    bonusTiers: [],
    claim: { kind: 'automatic' },
    minAmountMinor: '0',
    soleRemedy: false,
  });
  return (
    <ItemList
      list={at(section, 'creditSchedules')}
      name="creditSchedules"
      make={make}
      nameOf={({ name }, inWords) => inWords(name)}
      editor={CreditScheduleEditor}
    />
  );
}

const share = (field: Cursor<string>) => field as Cursor<string | null>;

function CreditScheduleEditor({ item }: { readonly item: Cursor<CreditSchedule> }) {
  const { currency } = useContent('overview');
  const { claim } = item.value;
  const claimKind: Cursor<CreditSchedule['claim']['kind']> = {
    path: `${item.path}.claim.kind`,
    value: claim.kind,
    set: (change) =>
      item.set((value) => {
        const kind = change(value.claim.kind);
        if (kind === value.claim.kind) return value;
        return { ...value, claim: kind === 'automatic' ? { kind } : { kind, withinDays: 30 } };
      }),
  };
  return (
    <div className={styles.grid}>
      <WordsField field={at(item, 'name')} name="creditName" />
      <ChoiceField
        field={at(item, 'base')}
        name="creditBase"
        choice="creditBase"
        values={['period_fee', 'service_fee', 'invoice', 'per_unit']}
      />
      <MoneyField field={at(item, 'feeMinor')} name="creditFee" currency={currency} />
      <RowList list={at(item, 'tiers')} name="tiers" make={() => ({ threshold: '0.8', share: '0.1' })}>
        {(tier) => (
          <>
            <ShareField field={share(at(tier, 'threshold'))} name="tierThreshold" />
            <ShareField field={share(at(tier, 'share'))} name="tierShare" />
          </>
        )}
      </RowList>
      <ChoiceField field={at(item, 'withinLevel')} name="withinLevel" choice="withinLevel" values={['highest', 'cumulative']} />
      <ChoiceField field={at(item, 'acrossLevels')} name="acrossLevels" choice="acrossLevels" values={['sum', 'max']} />
      <ShareField field={at(at(item, 'caps'), 'perPeriodShare')} name="capPeriod" isOptional />
      <ShareField field={at(at(item, 'caps'), 'perYearShare')} name="capYear" isOptional />
      <MoneyField field={at(item, 'minAmountMinor')} name="minAmount" currency={currency} />
      <ChoiceField field={claimKind} name="claim" choice="claim" values={['automatic', 'on_request']} />
      {claim.kind === 'on_request' && (
        <CountField
          field={{
            path: `${item.path}.claim.withinDays`,
            value: claim.withinDays,
            set: (change) =>
              item.set((value) =>
                value.claim.kind === 'on_request'
                  ? { ...value, claim: { ...value.claim, withinDays: change(value.claim.withinDays) } }
                  : value,
              ),
          }}
          name="claimWithin"
          max={3_660}
        />
      )}
      <OptionalPart field={at(item, 'earnBack')} name="earnBack" initial={{ nextPeriods: 3, atLeast: '0.9' }}>
        {(earnBack) => (
          <div className={styles.grid}>
            <CountField field={at(earnBack, 'nextPeriods')} name="earnBackPeriods" min={1} max={24} />
            <ShareField field={share(at(earnBack, 'atLeast'))} name="earnBackAtLeast" />
          </div>
        )}
      </OptionalPart>
      <RowList list={at(item, 'bonusTiers')} name="bonusTiers" make={() => ({ threshold: '0.95', share: '0.02' })}>
        {(tier) => (
          <>
            <ShareField field={share(at(tier, 'threshold'))} name="bonusThreshold" />
            <ShareField field={share(at(tier, 'share'))} name="bonusShare" />
          </>
        )}
      </RowList>
      <CheckField field={at(item, 'soleRemedy')} name="soleRemedy" />
    </div>
  );
}
