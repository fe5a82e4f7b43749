import { AGREEMENT_LANGUAGES, AGREEMENT_TYPES, PERSPECTIVES, type AgreementLanguage, type Overview } from '@pulso/agreements';
import { useTranslation } from 'react-i18next';
import { at, type Cursor } from '../draft/cursor.js';
import { useSection } from '../draft/draft-context.js';
import { ChoiceField } from '../fields/choice-field.js';
import { ChoicesField } from '../fields/choices-field.js';
import { OptionalDateField } from '../fields/date-fields.js';
import { useChoiceWords } from '../fields/field-text.js';
import styles from '../fields/fields.module.css';
import { LinesField } from '../fields/lines-field.js';
import { CountField } from '../fields/number-fields.js';
import { TextField } from '../fields/text-field.js';
import { WordsField } from '../fields/words-field.js';
import { CurrencyField, ZoneField } from '../fields/zone-field.js';
import { Fold } from './fold.js';

/** What the agreement is, for how long, and the rules that hold for all of it. */
export function OverviewEditor() {
  const { t } = useTranslation();
  const section = useSection('overview');
  const languageWords = useChoiceWords('language');
  const renewal = at(section, 'renewal');
  return (
    <div className={styles.rows}>
      <div className={styles.grid}>
        <WordsField field={at(section, 'title')} name="title" />
        <WordsField field={at(section, 'summary')} name="summary" prose />
        <WordsField field={at(section, 'statementOfIntent')} name="statementOfIntent" prose />
        <ChoiceField field={at(section, 'type')} name="agreementType" choice="agreementType" values={AGREEMENT_TYPES} />
        <ChoiceField field={at(section, 'perspective')} name="perspective" choice="perspective" values={PERSPECTIVES} />
        <OptionalDateField field={at(section, 'effectiveFrom')} name="effectiveFrom" />
        <OptionalDateField field={at(section, 'effectiveTo')} name="effectiveTo" />
        <ZoneField field={at(section, 'timeZone')} name="timeZone" />
        <CurrencyField field={at(section, 'currency')} name="currency" />
        <ChoiceField field={at(renewal, 'mode')} name="renewalMode" choice="renewalMode" values={['none', 'auto', 'manual']} />
        {renewal.value.mode !== 'none' && (
          <>
            <CountField field={at(renewal, 'termMonths')} name="termMonths" min={1} max={120} />
            <CountField field={at(renewal, 'noticeDays')} name="renewalNotice" max={3_660} />
          </>
        )}
        <ChoicesField
          field={withOneLeft(section)}
          name="languages"
          options={AGREEMENT_LANGUAGES.map((value) => ({ value, label: languageWords(value) }))}
        />
        {section.value.languages.length > 1 && (
          <ChoiceField
            field={at(section, 'prevailingLanguage')}
            name="prevailingLanguage"
            choice="language"
            values={section.value.languages}
          />
        )}
      </div>
      <Fold title={t('drafting.overview.rules')}>
        <div className={styles.grid}>
          <ChoiceField field={at(section, 'rounding')} name="rounding" choice="rounding" values={['half_up', 'half_even']} />
          <CountField field={at(section, 'disputeWindowDays')} name="disputeWindow" max={3_660} />
          <CountField field={at(section, 'periodCloseGraceHours')} name="closeGrace" max={2_160} />
          <ChoiceField
            field={at(section, 'amendmentEffect')}
            name="amendmentEffect"
            choice="amendmentEffect"
            values={['next_period', 'split_period']}
          />
        </div>
      </Fold>
      <Fold title={t('drafting.overview.links')}>
        <div className={styles.grid}>
          <TextField field={parentCode(section)} name="parentCode" maxLength={64} />
          <LinesField field={at(section, 'overridableLevels')} name="overridableLevels" />
          <LinesField field={at(section, 'underpins')} name="underpins" />
        </div>
      </Fold>
    </div>
  );
}

/** The languages, of which one has to stay and one prevails. */
function withOneLeft(section: Cursor<Overview>): Cursor<readonly AgreementLanguage[]> {
  return {
    path: `${section.path}.languages`,
    value: section.value.languages,
    set: (change) =>
      section.set((value) => {
        const languages = change(value.languages);
        const [first] = languages;
        if (!first) return value;
        return { ...value, languages, prevailingLanguage: languages.includes(value.prevailingLanguage) ? value.prevailingLanguage : first };
      }),
  };
}

function parentCode(section: Cursor<Overview>): Cursor<string> {
  const code = at(section, 'parentCode');
  return { path: code.path, value: code.value ?? '', set: (change) => code.set((value) => change(value ?? '').trim() || null) };
}
