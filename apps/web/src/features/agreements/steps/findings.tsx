import type { LintFinding } from '@pulso/agreements';
import { Button, TextInput } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from '../../../ui/status-badge.js';
import { Tag } from '../../../ui/tag.js';
import { placeOf, useAssessment } from '../draft/assessment.js';
import { useDraft } from '../draft/draft-context.js';
import { itemRef } from '../draft/item-ref.js';
import { withValueAt } from '../draft/merge-section.js';
import { around, textAt, valueAt } from '../draft/text-at.js';
import styles from './findings.module.css';
import { useGoTo } from './use-go-to.js';

/** More than anybody reads at once; solving some brings the next. */
const MOST_SHOWN = 50;

/** Words that are not exact: each can be replaced, or defined. */
export function Findings() {
  const { t } = useTranslation();
  const { findings } = useAssessment();
  if (findings.length === 0) {
    return (
      <div>
        <StatusBadge tone="met" icon={IconCircleCheck}>
          {t('drafting.findings.none')}
        </StatusBadge>
      </div>
    );
  }
  return (
    <div>
      <p className={styles.count}>{t('drafting.findings.open', { count: findings.length })}</p>
      <ul className={styles.list}>
        {findings.slice(0, MOST_SHOWN).map((finding) => (
          <Finding key={finding.key} finding={finding} />
        ))}
      </ul>
    </div>
  );
}

function Finding({ finding }: { readonly finding: LintFinding }) {
  const { t } = useTranslation();
  const { isReadOnly, store } = useDraft();
  const { content } = useAssessment();
  const goTo = useGoTo();
  const [isReplacing, setReplacing] = useState(false);
  const { start, end, language, excerpt, section } = finding;
  const place = placeOf(finding);
  const text = textAt(content, place, language);
  const isThere = text !== null && text.slice(start, end) === excerpt;
  const write = (words: string) => {
    const steps = finding.path.map(String);
    const path = typeof valueAt(content, place) === 'string' ? steps : [...steps, language];
    store.edit(section, (value) => {
      const now = textAt({ ...content, [section]: value }, [section, ...steps].join('.'), language);
      // Somebody may have written there since it was found: then nothing is overwritten, and the words are found anew.
      if (now === null || now.slice(start, end) !== excerpt) return value;
      return withValueAt(value, path, now.slice(0, start) + words + now.slice(end));
    });
    setReplacing(false);
  };
  const define = () => {
    const ref = itemRef(
      excerpt,
      content.glossary.terms.map((term) => term.ref),
    );
    const inOwn = (words: string) => ({ es: language === 'es' ? words : '', en: language === 'en' ? words : '' });
    store.edit('glossary', ({ terms }) => ({ terms: [...terms, { ref, term: inOwn(excerpt), definition: inOwn('') }] }));
    goTo(`glossary.terms.${ref}.definition.${language}`);
  };
  const [before, words, after] = isThere ? around(text, start, end) : ['', excerpt, ''];
  return (
    <li className={styles.finding}>
      <p className={styles.text} lang={language}>
        {before}
        <mark>{words}</mark>
        {after}
      </p>
      <p className={styles.why}>
        <Tag>{t(`drafting.findings.rule.${finding.rule}`)}</Tag> {t(`drafting.section.${section}`)}
      </p>
      <p className={styles.why} lang={language}>
        {finding.why} {finding.suggestion}
      </p>
      <div className={styles.actions}>
        <Button size="compact-sm" variant="default" onClick={() => goTo(place)}>
          {t('drafting.findings.goTo')}
        </Button>
        {!isReadOnly && isThere && (
          <Button size="compact-sm" variant="default" aria-expanded={isReplacing} onClick={() => setReplacing(!isReplacing)}>
            {t('drafting.findings.replace')}
          </Button>
        )}
        {!isReadOnly && finding.rule !== 'unused_term' && (
          <Button size="compact-sm" variant="default" onClick={define}>
            {t('drafting.findings.define')}
          </Button>
        )}
      </div>
      {isReplacing && <Replacement excerpt={excerpt} onSubmit={write} />}
    </li>
  );
}

function Replacement({ excerpt, onSubmit }: { readonly excerpt: string; readonly onSubmit: (words: string) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(excerpt);
  const [isEmpty, setEmpty] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setEmpty(text.trim() === '');
    if (text.trim() !== '') onSubmit(text.trim());
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextInput
        label={t('drafting.findings.replaceWith', { words: excerpt })}
        value={text}
        maxLength={500}
        autoComplete="off"
        autoFocus
        error={isEmpty && t('drafting.error.empty')}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div>
        <Button type="submit" size="compact-md">
          {t('drafting.findings.replace')}
        </Button>
      </div>
    </form>
  );
}
