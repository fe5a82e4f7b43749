import { LEVEL_METHODS, type AgreedIndicator, type ServiceLevel } from '@pulso/agreements';
import { CALENDAR_UNITS } from '@pulso/kernel';
import { useTranslation } from 'react-i18next';
import { at, present, type Cursor } from '../draft/cursor.js';
import { useContent, useLanguages, useSection } from '../draft/draft-context.js';
import {
  useCalendarOptions,
  useCreditScheduleOptions,
  useIndicatorOptions,
  usePartyOptions,
  usePlanOptions,
  useRemedyPlanOptions,
  useServiceOptions,
} from '../draft/options.js';
import { ChoiceField } from '../fields/choice-field.js';
import styles from '../fields/fields.module.css';
import { ItemList } from '../fields/item-list.js';
import { CountField, DecimalField, OptionalCountField, ShareField } from '../fields/number-fields.js';
import { OptionalRefField, RefField, UNDECIDED } from '../fields/ref-field.js';
import { RowList } from '../fields/row-list.js';
import { TextField } from '../fields/text-field.js';
import { WordsField } from '../fields/words-field.js';
import { LevelMeaning } from './level-meaning.js';
import { Fold } from './fold.js';
import { wordsIn } from './new-words.js';
import { useTargetWords } from './use-target-words.js';

/** What a level asks of events, or of slices of time. */
export function isShareLevel({ method }: ServiceLevel, indicator: AgreedIndicator | undefined): boolean {
  return method === 'slices' || indicator === undefined || indicator.form === 'ratio';
}

/** The service levels: which indicator has to reach what, and what that means. */
export function LevelsEditor() {
  const section = useSection('service_levels');
  const [language = 'es'] = useLanguages();
  const { services } = useContent('services');
  const { indicators } = useContent('metrics');
  const { plans, creditSchedules } = useContent('remedy_plan');
  const targetWords = useTargetWords();
  const make = (ref: string, name: string): ServiceLevel => ({
    ref,
    code: `N${section.value.levels.length + 1}`,
    name: wordsIn(language, name),
    serviceRef: services[0]?.ref ?? UNDECIDED,
    indicatorRef: indicators[0]?.ref ?? UNDECIDED,
    planRef: null,
    partyRef: null,
    level: 'contractual',
    comparator: 'gte',
    target: '0.85',
    warningTarget: null,
    window: { kind: 'calendar', unit: 'month' },
    method: 'events',
    slice: null,
    minSample: 50,
    minCoverage: null,
    insufficient: 'insufficient_data',
    zeroTraffic: 'no_data',
    verdictRule: 'point',
    remedyPlanRef: plans[0]?.ref ?? null,
    creditScheduleRef: creditSchedules[0]?.ref ?? null,
    calendarRef: null,
    expectedPerWindow: null,
    responsibilities: [],
  });
  return (
    <ItemList
      list={at(section, 'levels')}
      name="levels"
      make={make}
      nameOf={({ code, name }, inWords) => [code, inWords(name)].filter(Boolean).join(' · ')}
      noteOf={targetWords}
      editor={LevelEditor}
    />
  );
}

type WindowKind = 'calendar' | 'rolling';

function LevelEditor({ item }: { readonly item: Cursor<ServiceLevel> }) {
  const { t } = useTranslation();
  const level = item.value;
  const { indicators } = useContent('metrics');
  const indicator = indicators.find(({ ref }) => ref === level.indicatorRef);
  const isShare = isShareLevel(level, indicator);
  const unit = indicator?.unit ?? '';
  const parties = usePartyOptions();
  const plans = usePlanOptions();
  const windowKind: Cursor<WindowKind> = {
    path: `${item.path}.window.kind`,
    value: level.window.kind,
    set: (change) =>
      item.set((value) => {
        const kind = change(value.window.kind);
        if (kind === value.window.kind) return value;
        return { ...value, window: kind === 'calendar' ? { kind, unit: 'month' } : { kind, days: 28 } };
      }),
  };
  const method: Cursor<ServiceLevel['method']> = {
    path: `${item.path}.method`,
    value: level.method,
    set: (change) =>
      item.set((value) => {
        const next = change(value.method);
        const needsSlice = next === 'slices' || next === 'slice_ratio';
        const slice = needsSlice ? (value.slice ?? { length: 'day' as const, value: '1', minSample: 1, empty: 'gap' as const }) : null;
        return { ...value, method: next, slice };
      }),
  };
  return (
    <div className={styles.rows}>
      <div className={styles.grid}>
        <TextField field={at(item, 'code')} name="levelCode" maxLength={32} />
        <ChoiceField field={at(item, 'level')} name="levelKind" choice="levelKind" values={['contractual', 'internal_guardrail']} />
        <WordsField field={at(item, 'name')} name="levelName" />
        <RefField field={at(item, 'serviceRef')} name="levelService" options={useServiceOptions()} />
        <RefField field={at(item, 'indicatorRef')} name="levelIndicator" options={useIndicatorOptions()} />
        <ChoiceField field={at(item, 'comparator')} name="comparator" choice="comparator" values={['gte', 'lte']} />
        {isShare ? (
          <ShareField field={at(item, 'target') as Cursor<string | null>} name="target" />
        ) : (
          <DecimalField field={at(item, 'target')} name="target" suffix={unit} />
        )}
        <ChoiceField field={windowKind} name="windowKind" choice="windowKind" values={['calendar', 'rolling']} />
        <WindowSpan item={item} />
        <OptionalCountField field={at(item, 'expectedPerWindow')} name="expectedPerWindow" />
        <CountField field={at(item, 'minSample')} name="minSample" min={1} max={10_000_000} />
      </div>
      <LevelMeaning level={level} indicator={indicator} onMinSample={(minSample) => item.set((value) => ({ ...value, minSample }))} />
      <Fold title={t('drafting.level.consequences')}>
        <div className={styles.grid}>
          <OptionalRefField field={at(item, 'remedyPlanRef')} name="levelRemedy" options={useRemedyPlanOptions()} />
          <OptionalRefField field={at(item, 'creditScheduleRef')} name="levelCredit" options={useCreditScheduleOptions()} />
          {isShare && <ShareField field={at(item, 'warningTarget')} name="warningTarget" isOptional />}
          {plans.length > 0 && <OptionalRefField field={at(item, 'planRef')} name="levelPlan" options={plans} />}
          <OptionalRefField field={at(item, 'partyRef')} name="levelParty" options={parties} />
          <RowList
            list={at(item, 'responsibilities')}
            name="responsibilities"
            make={() => ({ partyRef: parties[0]?.value ?? UNDECIDED, role: 'responsible' as const })}
          >
            {(row) => (
              <>
                <RefField field={at(row, 'partyRef')} name="raciParty" options={parties} />
                <ChoiceField
                  field={at(row, 'role')}
                  name="raciRole"
                  choice="raci"
                  values={['responsible', 'accountable', 'consulted', 'informed']}
                />
              </>
            )}
          </RowList>
        </div>
      </Fold>
      <Fold title={t('drafting.level.rules')}>
        <div className={styles.grid}>
          <ChoiceField field={method} name="method" choice="method" values={LEVEL_METHODS} />
          {level.slice && <SliceFields slice={present(at(item, 'slice'), level.slice)} isShare={indicator?.form === 'ratio'} unit={unit} />}
          <ChoiceField
            field={at(item, 'verdictRule')}
            name="verdictRule"
            choice="verdictRule"
            values={['point', 'confident_miss', 'confident_met']}
          />
          <ChoiceField
            field={at(item, 'insufficient')}
            name="insufficient"
            choice="insufficient"
            values={['insufficient_data', 'carry_forward', 'extend_window']}
          />
          <ChoiceField field={at(item, 'zeroTraffic')} name="zeroTraffic" choice="zeroTraffic" values={['no_data', 'met', 'missed']} />
          <ShareField field={at(item, 'minCoverage')} name="minCoverage" isOptional />
          <OptionalRefField field={at(item, 'calendarRef')} name="levelCalendar" options={useCalendarOptions()} />
        </div>
      </Fold>
    </div>
  );
}

function WindowSpan({ item }: { readonly item: Cursor<ServiceLevel> }) {
  const { window } = item.value;
  if (window.kind === 'calendar') {
    return (
      <ChoiceField
        field={{
          path: `${item.path}.window.unit`,
          value: window.unit,
          set: (change) =>
            item.set((value) =>
              value.window.kind === 'calendar' ? { ...value, window: { ...value.window, unit: change(value.window.unit) } } : value,
            ),
        }}
        name="windowUnit"
        choice="windowUnit"
        values={CALENDAR_UNITS}
      />
    );
  }
  return (
    <CountField
      field={{
        path: `${item.path}.window.days`,
        value: window.days,
        set: (change) =>
          item.set((value) =>
            value.window.kind === 'rolling' ? { ...value, window: { ...value.window, days: change(value.window.days) } } : value,
          ),
      }}
      name="windowDays"
      min={1}
      max={366}
    />
  );
}

type Slice = NonNullable<ServiceLevel['slice']>;

function SliceFields({ slice, isShare, unit }: { readonly slice: Cursor<Slice>; readonly isShare: boolean; readonly unit: string }) {
  return (
    <>
      <ChoiceField field={at(slice, 'length')} name="sliceLength" choice="sliceLength" values={['hour', 'day', 'week']} />
      {isShare ? (
        <ShareField field={at(slice, 'value') as Cursor<string | null>} name="sliceValue" />
      ) : (
        <DecimalField field={at(slice, 'value')} name="sliceValue" suffix={unit} />
      )}
      <CountField field={at(slice, 'minSample')} name="sliceMinSample" min={1} max={1_000_000} />
      <ChoiceField field={at(slice, 'empty')} name="sliceEmpty" choice="sliceEmpty" values={['gap', 'good', 'bad']} />
    </>
  );
}
