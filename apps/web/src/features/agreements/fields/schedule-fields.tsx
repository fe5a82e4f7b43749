import { WEEKDAYS, type Delay, type Recurrence } from '@pulso/agreements';
import { Checkbox } from '@mantine/core';
import { at, present, type Cursor } from '../draft/cursor.js';
import { useDraft } from '../draft/draft-context.js';
import { ChoiceField } from './choice-field.js';
import { DateField, TimeField } from './date-fields.js';
import { useFieldWords, type FieldName } from './field-text.js';
import styles from './fields.module.css';
import { CountField } from './number-fields.js';

/** What a part of the agreement is when it is switched on, and the switch. */
interface OptionalPartProps<Value> {
  readonly field: Cursor<Value | null>;
  readonly name: FieldName;
  readonly initial: Value;
  readonly children: (field: Cursor<Value>) => React.ReactNode;
}

/** A part that may be left out: a box to tick, and what is inside while it is ticked. */
export function OptionalPart<Value>({ field, name, initial, children }: OptionalPartProps<Value>) {
  const { isReadOnly } = useDraft();
  const { label, hint } = useFieldWords(name);
  return (
    <div className={`${styles.rows} ${styles.wide}`}>
      <Checkbox
        id={field.path}
        label={label}
        description={hint}
        checked={field.value !== null}
        disabled={isReadOnly}
        onChange={({ currentTarget: { checked } }) => field.set(() => (checked ? initial : null))}
      />
      {field.value !== null && children(present(field, field.value))}
    </div>
  );
}

type DayChoice = 'day_of_month' | 'weekday' | 'date';

function dayChoiceOf({ on }: Recurrence): DayChoice {
  return on?.kind ?? 'date';
}

function withDayChoice(recurrence: Recurrence, choice: DayChoice): Recurrence {
  if (choice === 'date') return { ...recurrence, on: null };
  if (choice === 'day_of_month') return { ...recurrence, on: { kind: 'day_of_month', day: 1 } };
  return { ...recurrence, on: { kind: 'weekday', weekday: 'mon', ordinal: recurrence.unit === 'week' ? null : 1 } };
}

function withUnit(recurrence: Recurrence, unit: Recurrence['unit']): Recurrence {
  const choice = dayChoiceOf(recurrence);
  if (unit === 'day') return { ...recurrence, unit, on: null };
  if (unit === 'week')
    return {
      ...recurrence,
      unit,
      on: choice === 'weekday' && recurrence.on?.kind === 'weekday' ? { ...recurrence.on, ordinal: null } : null,
    };
  if (recurrence.on?.kind === 'weekday' && recurrence.on.ordinal === null)
    return { ...recurrence, unit, on: { ...recurrence.on, ordinal: 1 } };
  return { ...recurrence, unit };
}

const ORDINALS = ['1', '2', '3', '4', '-1'] as const;

/** "Every month, on the first Tuesday, at 10:00, from 1 March 2026." */
export function RecurrenceField({ field }: { readonly field: Cursor<Recurrence> }) {
  const { unit, on } = field.value;
  const unitField: Cursor<Recurrence['unit']> = {
    path: `${field.path}.unit`,
    value: unit,
    set: (change) => field.set((value) => withUnit(value, change(value.unit))),
  };
  const dayChoice: Cursor<DayChoice> = {
    path: `${field.path}.on`,
    value: dayChoiceOf(field.value),
    set: (change) => field.set((value) => withDayChoice(value, change(dayChoiceOf(value)))),
  };
  return (
    <div className={styles.grid}>
      <CountField field={at(field, 'every')} name="every" min={1} max={366} />
      <ChoiceField field={unitField} name="everyUnit" choice="recurrenceUnit" values={['day', 'week', 'month', 'year']} />
      {unit !== 'day' && (
        <ChoiceField
          field={dayChoice}
          name="onDay"
          choice="onDay"
          values={unit === 'week' ? ['date', 'weekday'] : ['date', 'day_of_month', 'weekday']}
        />
      )}
      {on?.kind === 'day_of_month' && (
        <CountField
          field={{
            path: `${field.path}.on.day`,
            value: on.day,
            set: (change) => setOn(field, (now) => (now.kind === 'day_of_month' ? { ...now, day: change(now.day) } : now)),
          }}
          name="dayOfMonth"
          min={1}
          max={31}
        />
      )}
      {on?.kind === 'weekday' && unit !== 'week' && (
        <ChoiceField
          field={{
            path: `${field.path}.on.ordinal`,
            value: String(on.ordinal ?? 1) as (typeof ORDINALS)[number],
            set: (change) =>
              setOn(field, (now) =>
                now.kind === 'weekday' ? { ...now, ordinal: Number(change(String(now.ordinal ?? 1) as (typeof ORDINALS)[number])) } : now,
              ),
          }}
          name="ordinal"
          choice="ordinal"
          values={ORDINALS}
        />
      )}
      {on?.kind === 'weekday' && (
        <ChoiceField
          field={{
            path: `${field.path}.on.weekday`,
            value: on.weekday,
            set: (change) => setOn(field, (now) => (now.kind === 'weekday' ? { ...now, weekday: change(now.weekday) } : now)),
          }}
          name="weekday"
          choice="weekday"
          values={WEEKDAYS}
        />
      )}
      <TimeField field={at(field, 'at')} name="atTime" />
      <DateField field={at(field, 'from')} name="fromDate" />
    </div>
  );
}

type Day = NonNullable<Recurrence['on']>;
function setOn(field: Cursor<Recurrence>, change: (on: Day) => Day): void {
  field.set((value) => (value.on ? { ...value, on: change(value.on) } : value));
}

/** "Within 2 working days." */
export function DelayField({ field }: { readonly field: Cursor<Delay> }) {
  return (
    <>
      <CountField field={at(field, 'amount')} name="delayAmount" max={10_000} />
      <ChoiceField
        field={at(field, 'unit')}
        name="delayUnit"
        choice="delayUnit"
        values={['hour', 'business_hour', 'day', 'business_day']}
      />
    </>
  );
}
