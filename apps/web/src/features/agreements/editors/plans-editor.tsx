import { type ServicePlan } from '@pulso/agreements';
import { at, type Cursor } from '../draft/cursor.js';
import { useContent, useLanguages, useSection } from '../draft/draft-context.js';
import { useLevelOptions, usePlanOptions } from '../draft/options.js';
import { ChoiceField } from '../fields/choice-field.js';
import styles from '../fields/fields.module.css';
import { ItemList } from '../fields/item-list.js';
import { DecimalField, MoneyField, ShareField } from '../fields/number-fields.js';
import { OptionalRefField, RefField, UNDECIDED } from '../fields/ref-field.js';
import { RowList } from '../fields/row-list.js';
import { OptionalPart } from '../fields/schedule-fields.js';
import { WordsField } from '../fields/words-field.js';
import { isShareLevel } from './levels-editor.js';
import { wordsIn } from './new-words.js';

/** Plans with their price and the targets that differ under them. */
export function PlansEditor() {
  const section = useSection('services');
  const [language = 'es'] = useLanguages();
  const make = (ref: string, name: string): ServicePlan => ({
    ref,
    name: wordsIn(language, name),
    inheritsFrom: null,
    price: null,
    overrides: [],
  });
  return (
    <ItemList list={at(section, 'plans')} name="plans" make={make} nameOf={({ name }, inWords) => inWords(name)} editor={PlanEditor} />
  );
}

function PlanEditor({ item }: { readonly item: Cursor<ServicePlan> }) {
  const { currency } = useContent('overview');
  const { levels } = useContent('service_levels');
  const { indicators } = useContent('metrics');
  const levelOptions = useLevelOptions();
  const others = usePlanOptions().filter(({ value }) => value !== item.value.ref);
  const isShare = (levelRef: string) => {
    const level = levels.find(({ ref }) => ref === levelRef);
    return (
      !level ||
      isShareLevel(
        level,
        indicators.find(({ ref }) => ref === level.indicatorRef),
      )
    );
  };
  return (
    <div className={styles.grid}>
      <WordsField field={at(item, 'name')} name="planName" />
      <OptionalRefField field={at(item, 'inheritsFrom')} name="inheritsFrom" options={others} />
      <OptionalPart<NonNullable<ServicePlan['price']>>
        field={at(item, 'price')}
        name="planPrice"
        initial={{ amountMinor: '0', frequency: 'month' }}
      >
        {(price) => (
          <div className={styles.grid}>
            <MoneyField field={at(price, 'amountMinor')} name="priceAmount" currency={currency} />
            <ChoiceField
              field={at(price, 'frequency')}
              name="priceFrequency"
              choice="priceFrequency"
              values={['month', 'quarter', 'year', 'unit']}
            />
          </div>
        )}
      </OptionalPart>
      <RowList
        list={at(item, 'overrides')}
        name="overrides"
        make={() => ({ levelRef: levels[0]?.ref ?? UNDECIDED, target: levels[0]?.target ?? '0.9' })}
      >
        {(row) => (
          <>
            <RefField field={at(row, 'levelRef')} name="overrideLevel" options={levelOptions} />
            {isShare(row.value.levelRef) ? (
              <ShareField field={at(row, 'target') as Cursor<string | null>} name="overrideTarget" />
            ) : (
              <DecimalField field={at(row, 'target')} name="overrideTarget" />
            )}
          </>
        )}
      </RowList>
    </div>
  );
}
