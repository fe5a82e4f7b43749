import { addDays, completeEssentials, ESSENTIAL_SECTIONS, problemText } from '@pulso/agreements';
import { startOfDay } from '@pulso/kernel';
import { Button, TextInput } from '@mantine/core';
import { IconCircleCheck, IconSend } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat, useLanguage, useZoneName } from '../../../lib/locale.js';
import { Gated } from '../../../ui/gated.js';
import { StatusBadge } from '../../../ui/status-badge.js';
import { toastDone, toastFailed } from '../../../ui/toast.js';
import { openReview } from '../api/draft-api.js';
import { placeOf, useAssessment } from '../draft/assessment.js';
import { useContent, useDraft } from '../draft/draft-context.js';
import { useChoiceWords } from '../fields/field-text.js';
import { Block } from './block.js';
import { ChecklistPanel } from './checklist-panel.js';
import styles from './review-step.module.css';
import { useGoTo } from './use-go-to.js';
import { useIsAllSaved } from './use-is-all-saved.js';

const FIRST_DEADLINE_DAYS = 7;
/** More than anybody reads at once; solving some brings the next. */
const MOST_SHOWN = 100;

/** Step 5: what is complete, what is not and where, who decides, until when, and the way to the reviewers. */
export function ReviewStep() {
  const { t } = useTranslation();
  return (
    <>
      <Block place="checklist" title={t('drafting.block.checklist.title')} hint={t('drafting.block.checklist.hint')}>
        <ChecklistPanel />
      </Block>
      <Block place="problems" title={t('drafting.block.problems.title')} hint={t('drafting.block.problems.hint')}>
        <ProblemList />
      </Block>
      <Block place="approvers" title={t('drafting.block.approvers.title')} hint={t('drafting.block.approvers.hint')}>
        <Approvers />
      </Block>
      <Block place="send" title={t('drafting.block.send.title')} hint={t('drafting.block.send.hint')}>
        <SendToReview />
      </Block>
    </>
  );
}

function ProblemList() {
  const { t } = useTranslation();
  const format = useFormat();
  const language = useLanguage();
  const goTo = useGoTo();
  const { problems } = useAssessment();
  if (problems.length === 0) {
    return (
      <div>
        <StatusBadge tone="met" icon={IconCircleCheck}>
          {t('drafting.problems.none')}
        </StatusBadge>
      </div>
    );
  }
  const sorted = [...problems].sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
  return (
    <>
      <ul className={styles.problems}>
        {sorted.slice(0, MOST_SHOWN).map((problem) => {
          const place = placeOf(problem);
          return (
            <li key={`${problem.code} ${place}`}>
              <button type="button" className={styles.problem} data-severity={problem.severity} onClick={() => goTo(place)}>
                <span className={styles.where}>
                  {t(`drafting.section.${problem.section}`)} · {t(`drafting.problems.${problem.severity}`)}
                </span>
                {problemText(problem, language)}
              </button>
            </li>
          );
        })}
      </ul>
      {sorted.length > MOST_SHOWN && (
        <p className="muted">
          {t('drafting.problems.more', { count: sorted.length - MOST_SHOWN, n: format.integer(sorted.length - MOST_SHOWN) })}
        </p>
      )}
    </>
  );
}

function Approvers() {
  const { t } = useTranslation();
  const format = useFormat();
  const functionWords = useChoiceWords('function');
  const { people, parties } = useContent('stakeholders');
  const deciding = people.filter(({ functions }) => functions.includes('approver') || functions.includes('signatory'));
  if (deciding.length === 0) return <p className="muted">{t('drafting.approvers.none')}</p>;
  return (
    <ul className={styles.people}>
      {deciding.map((person) => (
        <li key={person.ref}>
          <strong>{person.name || person.ref}</strong>
          <span className="muted">
            {[person.jobTitle, parties.find(({ ref }) => ref === person.partyRef)?.name].filter(Boolean).join(', ')} ·{' '}
            {format.list(person.functions.filter((each) => each === 'approver' || each === 'signatory').map(functionWords))}
          </span>
        </li>
      ))}
    </ul>
  );
}

function SendToReview() {
  const { t } = useTranslation();
  const zoneName = useZoneName();
  const { agreementId, n, status } = useDraft();
  const { checklist, problems, findings } = useAssessment();
  const { timeZone } = useContent('overview');
  const queryClient = useQueryClient();
  const isSaved = useIsAllSaved();
  const format = useFormat();
  const today = format.isoDay(new Date().toISOString(), timeZone);
  const [day, setDay] = useState(() => addDays(today, FIRST_DEADLINE_DAYS));
  const [wasTried, setTried] = useState(false);
  const send = useMutation({
    // The whole of the day named counts, in the agreement's zone.
    mutationFn: () => openReview(agreementId, n, new Date(startOfDay(addDays(day, 1), timeZone) - 1_000).toISOString()),
    onSuccess: () => {
      toastDone(t('drafting.send.done'));
      void queryClient.invalidateQueries({ queryKey: ['agreement', agreementId] });
      void queryClient.invalidateQueries({ queryKey: ['agreements'] });
    },
    onError: toastFailed,
  });
  const blocks = [
    ...(completeEssentials(checklist) < ESSENTIAL_SECTIONS.length ? [t('drafting.send.blocked.checklist')] : []),
    ...(problems.some(({ severity }) => severity === 'error')
      ? [t('drafting.send.blocked.errors', { count: problems.filter(({ severity }) => severity === 'error').length })]
      : []),
    ...(isSaved ? [] : [t('drafting.send.blocked.unsaved')]),
  ];
  const isPast = day <= today;
  if (status !== 'draft') {
    return (
      <p className={styles.sent}>
        {t('drafting.send.sent')} <Link to="/agreements">{t('drafting.send.toList')}</Link>
      </p>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (blocks.length === 0 && !isPast) send.mutate();
  };
  return (
    <form className={styles.send} onSubmit={submit} noValidate>
      <TextInput
        type="date"
        label={t('drafting.send.deadline')}
        description={t('drafting.send.deadlineHint', { zone: zoneName(timeZone) })}
        value={day}
        min={addDays(today, 1)}
        onChange={(event) => setDay(event.currentTarget.value)}
        error={wasTried && isPast && t('drafting.send.past')}
      />
      {blocks.length > 0 && (
        <div id="send-blocked" className={styles.blocked}>
          <p>{t('drafting.send.blocked.lead')}</p>
          <ul>
            {blocks.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </div>
      )}
      {findings.length > 0 && <p className="muted">{t('drafting.send.findings', { count: findings.length })}</p>}
      <div>
        <Gated action="agreement.write">
          <Button
            type="submit"
            leftSection={<IconSend size={16} aria-hidden />}
            loading={send.isPending}
            disabled={blocks.length > 0}
            {...(blocks.length > 0 ? { 'aria-describedby': 'send-blocked' } : {})}
          >
            {t('drafting.send.action')}
          </Button>
        </Gated>
      </div>
    </form>
  );
}
