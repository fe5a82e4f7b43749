import { METRIC_CLASSES, NO_TEXT, type AgreedIndicator, type ScorerClause } from '@pulso/agreements';
import { BUILT_IN_INDICATORS } from '@pulso/sli';
import { at, type Cursor } from '../draft/cursor.js';
import { useLanguages, useSection } from '../draft/draft-context.js';
import { ChoiceField } from '../fields/choice-field.js';
import { useChoiceWords } from '../fields/field-text.js';
import styles from '../fields/fields.module.css';
import { ItemList } from '../fields/item-list.js';
import { CountField, ShareField } from '../fields/number-fields.js';
import { DateField } from '../fields/date-fields.js';
import { OptionalPart } from '../fields/schedule-fields.js';
import { TextField } from '../fields/text-field.js';
import { WordsField } from '../fields/words-field.js';
import { wordsIn } from './new-words.js';
import { UNITS } from './units.js';

const KNOWN_KEYS = BUILT_IN_INDICATORS.map(({ key }) => key);
const UNIT_NAMES = ['ratio', ...UNITS];

/** Which indicators the levels are measured by, and how each number is made. */
export function IndicatorsEditor() {
  const section = useSection('metrics');
  const [language = 'es'] = useLanguages();
  const classWords = useChoiceWords('metricClass');
  const make = (ref: string, name: string): AgreedIndicator => ({
    ref,
    key: ref.replaceAll('-', '_').slice(0, 64),
    generation: 1,
    name: wordsIn(language, name),
    class: 'quality',
    kind: 'KPI',
    form: 'ratio',
    unit: 'ratio',
    source: 'measurement',
    series: ref.replaceAll('-', '_'),
    algorithm: NO_TEXT,
    dedup: 'none',
    scorer: null,
  });
  return (
    <ItemList
      list={at(section, 'indicators')}
      name="indicators"
      make={make}
      nameOf={({ name }, inWords) => inWords(name)}
      noteOf={({ class: metricClass }) => classWords(metricClass)}
      editor={IndicatorEditor}
    />
  );
}

const EMPTY_SCORER: ScorerClause = {
  model: '',
  promptHash: '',
  labelledN: 0,
  sensitivity: '0',
  specificity: '0',
  measuredOn: '2026-01-01',
  abstainBelow: '0.5',
};

function IndicatorEditor({ item }: { readonly item: Cursor<AgreedIndicator> }) {
  const { source } = item.value;
  return (
    <div className={styles.grid}>
      <WordsField field={at(item, 'name')} name="indicatorName" />
      <ChoiceField field={at(item, 'class')} name="metricClass" choice="metricClass" values={METRIC_CLASSES} />
      <TextField field={at(item, 'key')} name="indicatorKey" maxLength={64} suggestions={KNOWN_KEYS} />
      <ChoiceField
        field={at(item, 'form')}
        name="indicatorForm"
        choice="indicatorForm"
        values={['ratio', 'bounded_mean', 'count', 'rate', 'sum', 'percentile', 'composite']}
      />
      <TextField field={at(item, 'unit')} name="indicatorUnit" maxLength={60} suggestions={UNIT_NAMES} />
      <ChoiceField
        field={at(item, 'source')}
        name="indicatorSource"
        choice="indicatorSource"
        values={['feedback', 'measurement', 'incident', 'ledger', 'derived']}
      />
      {(source === 'measurement' || source === 'ledger') && <TextField field={at(item, 'series')} name="series" maxLength={100} />}
      <WordsField field={at(item, 'algorithm')} name="algorithm" prose />
      <ChoiceField field={at(item, 'kind')} name="indicatorKind" choice="indicatorKind" values={['KQI', 'KPI']} />
      {source === 'feedback' && (
        <ChoiceField
          field={at(item, 'dedup')}
          name="dedup"
          choice="dedup"
          values={['none', 'last_per_interaction', 'one_per_customer_per_period']}
        />
      )}
      <CountField field={at(item, 'generation')} name="generation" min={1} max={10_000} />
      <OptionalPart field={at(item, 'scorer')} name="scorer" initial={EMPTY_SCORER}>
        {(scorer) => (
          <div className={styles.grid}>
            <TextField field={at(scorer, 'model')} name="scorerModel" />
            <TextField field={at(scorer, 'promptHash')} name="scorerPrompt" maxLength={100} />
            <CountField field={at(scorer, 'labelledN')} name="scorerLabelled" />
            <ShareField field={at(scorer, 'sensitivity') as Cursor<string | null>} name="scorerSensitivity" />
            <ShareField field={at(scorer, 'specificity') as Cursor<string | null>} name="scorerSpecificity" />
            <DateField field={at(scorer, 'measuredOn')} name="scorerMeasuredOn" />
            <ShareField field={at(scorer, 'abstainBelow') as Cursor<string | null>} name="scorerAbstain" />
          </div>
        )}
      </OptionalPart>
    </div>
  );
}
