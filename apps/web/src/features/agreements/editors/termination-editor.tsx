import type { TerminationCondition, TerminationRule } from '@pulso/agreements';
import { at, type Cursor } from '../draft/cursor.js';
import { useContent, useLanguages, useSection } from '../draft/draft-context.js';
import { useLevelOptions, useObligationOptions, usePartyOptions } from '../draft/options.js';
import { ChoiceField } from '../fields/choice-field.js';
import { ChoicesField } from '../fields/choices-field.js';
import { useChoiceWords } from '../fields/field-text.js';
import styles from '../fields/fields.module.css';
import { ItemList } from '../fields/item-list.js';
import { CountField, ShareField } from '../fields/number-fields.js';
import { RefField, UNDECIDED } from '../fields/ref-field.js';
import { WordsField } from '../fields/words-field.js';
import { wordsIn } from './new-words.js';

type RuleKind = TerminationRule['kind'];
const RULE_KINDS: readonly RuleKind[] = ['consecutive_misses', 'k_of_m', 'floor', 'obligation', 'convenience'];

/** When a party may end the agreement early. */
export function TerminationEditor() {
  const section = useSection('termination');
  const [language = 'es'] = useLanguages();
  const { parties } = useContent('stakeholders');
  const { levels } = useContent('service_levels');
  const ruleWords = useChoiceWords('terminationRule');
  const make = (ref: string, name: string): TerminationCondition => ({
    ref,
    inFavourOf: parties.filter(({ roles }) => roles.includes('customer')).map((party) => party.ref),
    description: wordsIn(language, name),
    rule: { kind: 'consecutive_misses', levelRefs: levels.filter(({ level }) => level === 'contractual').map((level) => level.ref), n: 3 },
    insufficientPolicy: 'skip',
    cureDays: 15,
    noticeDays: 30,
  });
  return (
    <ItemList
      list={at(section, 'conditions')}
      name="conditions"
      make={make}
      nameOf={({ description }, inWords) => inWords(description)}
      noteOf={({ rule }) => ruleWords(rule.kind)}
      editor={ConditionEditor}
    />
  );
}

function ConditionEditor({ item }: { readonly item: Cursor<TerminationCondition> }) {
  const { levels } = useContent('service_levels');
  const { obligations } = useContent('obligations');
  const ruleOf = (kind: RuleKind): TerminationRule => {
    const levelRefs = levels.filter(({ level }) => level === 'contractual').map(({ ref }) => ref);
    const levelRef = levels[0]?.ref ?? UNDECIDED;
    if (kind === 'consecutive_misses') return { kind, levelRefs, n: 3 };
    if (kind === 'k_of_m') return { kind, levelRefs, k: 2, m: 6 };
    if (kind === 'floor') return { kind, levelRef, below: '0.7', n: 1 };
    if (kind === 'obligation') return { kind, obligationRef: obligations[0]?.ref ?? UNDECIDED, daysLate: 30 };
    return { kind };
  };
  const kind: Cursor<RuleKind> = {
    path: `${item.path}.rule.kind`,
    value: item.value.rule.kind,
    set: (change) =>
      item.set((value) => {
        const next = change(value.rule.kind);
        return next === value.rule.kind ? value : { ...value, rule: ruleOf(next) };
      }),
  };
  return (
    <div className={styles.grid}>
      <WordsField field={at(item, 'description')} name="conditionDescription" prose />
      <ChoicesField field={at(item, 'inFavourOf')} name="inFavourOf" options={usePartyOptions()} />
      <ChoiceField field={kind} name="terminationRule" choice="terminationRule" values={RULE_KINDS} />
      <RuleFields rule={at(item, 'rule')} />
      {item.value.rule.kind !== 'convenience' && item.value.rule.kind !== 'obligation' && (
        <ChoiceField
          field={at(item, 'insufficientPolicy')}
          name="insufficientPolicy"
          choice="insufficientPolicy"
          values={['skip', 'reset', 'count_as_miss']}
        />
      )}
      <CountField field={at(item, 'cureDays')} name="cureDays" max={3_660} />
      <CountField field={at(item, 'noticeDays')} name="noticeDays" max={3_660} />
    </div>
  );
}

/** A rule while it is of one kind; an edit that comes after it became another changes nothing. */
function ofKind<Kind extends RuleKind>(
  rule: Cursor<TerminationRule>,
  kind: Kind,
): Cursor<Extract<TerminationRule, { readonly kind: Kind }>> | null {
  type Rule = Extract<TerminationRule, { readonly kind: Kind }>;
  if (rule.value.kind !== kind) return null;
  return {
    path: rule.path,
    value: rule.value as Rule,
    set: (change) => rule.set((now) => (now.kind === kind ? change(now as Rule) : now)),
  };
}

function RuleFields({ rule }: { readonly rule: Cursor<TerminationRule> }) {
  const levels = useLevelOptions();
  const obligations = useObligationOptions();
  const misses = ofKind(rule, 'consecutive_misses');
  const some = ofKind(rule, 'k_of_m');
  const floor = ofKind(rule, 'floor');
  const obligation = ofKind(rule, 'obligation');
  return (
    <>
      {misses && (
        <>
          <CountField field={at(misses, 'n')} name="missesInARow" min={1} max={120} />
          <ChoicesField field={at(misses, 'levelRefs')} name="ruleLevels" options={levels} />
        </>
      )}
      {some && (
        <>
          <CountField field={at(some, 'k')} name="missesK" min={1} max={120} />
          <CountField field={at(some, 'm')} name="missesM" min={1} max={120} />
          <ChoicesField field={at(some, 'levelRefs')} name="ruleLevels" options={levels} />
        </>
      )}
      {floor && (
        <>
          <RefField field={at(floor, 'levelRef')} name="floorLevel" options={levels} />
          <ShareField field={at(floor, 'below') as Cursor<string | null>} name="floorBelow" />
          <CountField field={at(floor, 'n')} name="floorPeriods" min={1} max={120} />
        </>
      )}
      {obligation && (
        <>
          <RefField field={at(obligation, 'obligationRef')} name="ruleObligation" options={obligations} />
          <CountField field={at(obligation, 'daysLate')} name="daysLate" max={3_660} />
        </>
      )}
    </>
  );
}
