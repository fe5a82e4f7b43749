import type { AgreementVersionDetail, SavedSection } from '@pulso/contracts';
import { Drawer, Tabs } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChecklist, IconLock } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { completeEssentials, ESSENTIAL_SECTIONS } from '@pulso/agreements';
import { useTranslation } from 'react-i18next';
import { useFormat, useLanguage } from '../../../lib/locale.js';
import { useSession } from '../../../lib/session-context.js';
import { RowsSkeleton } from '../../../ui/face.js';
import { toastDone } from '../../../ui/toast.js';
import { versionQuery } from '../api/draft-api.js';
import { AssessmentProvider, useAssess, useAssessment } from '../draft/assessment.js';
import { DraftProvider, type DraftScope } from '../draft/draft-context.js';
import { draftServer, serverSections } from '../draft/draft-server.js';
import { DraftStore } from '../draft/draft-store.js';
import { keptEdits } from '../draft/kept-edits.js';
import { Marks, MarksProvider } from '../draft/marks.js';
import { OpenPlaces, OpenPlacesProvider } from '../draft/open-places.js';
import { ChecklistPanel } from './checklist-panel.js';
import { Conflicts } from './conflicts.js';
import styles from './draft-workspace.module.css';
import { SaveStatus } from './save-status.js';
import { StepList } from './step-list.js';
import type { WizardStep } from './wizard-steps.js';

const STEPS = {
  service: lazy(async () => ({ default: (await import('./service-step.js')).ServiceStep })),
  levels: lazy(async () => ({ default: (await import('./levels-step.js')).LevelsStep })),
  metrics: lazy(async () => ({ default: (await import('./metrics-step.js')).MetricsStep })),
  document: lazy(async () => ({ default: (await import('./document-step.js')).DocumentStep })),
  review: lazy(async () => ({ default: (await import('./review-step.js')).ReviewStep })),
} as const;
const DraftDocument = lazy(async () => ({ default: (await import('./draft-document.js')).DraftDocument }));
const REFRESH_MS = 4_000;

interface DraftWorkspaceProps {
  readonly initial: AgreementVersionDetail;
  readonly step: WizardStep;
  /** Heading of the page and what stands beside it; knows how the draft is doing. */
  readonly renderHeader: (status: ReactNode) => ReactNode;
}

/** The wizard of one version: its steps on the left, the step in the middle, checklist and document on the right. */
export function DraftWorkspace({ initial, step, renderHeader }: DraftWorkspaceProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { user } = useSession();
  const queryClient = useQueryClient();
  const agreementId = initial.agreement.id;
  const { n } = initial.version;
  const query = versionQuery(agreementId, n);
  const detail = useQuery({ ...query, refetchInterval: REFRESH_MS }).data ?? initial;
  const [marks] = useState(() => new Marks());
  const [places] = useState(() => new OpenPlaces());

  const [store] = useState(() => {
    const saved = ({ section, withdrawn }: SavedSection) => {
      if (withdrawn.length > 0) {
        toastDone(
          t('drafting.withdrawn', {
            section: t(`drafting.section.${section.key}`),
            count: withdrawn.length,
            names: withdrawn.map(({ name }) => name).join(', '),
          }),
        );
      }
    };
    const server = draftServer(agreementId, n, () => queryClient.fetchQuery({ ...query, staleTime: 0 }), saved);
    const timers = {
      now: () => Date.now(),
      after: (ms: number, run: () => void) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
    };
    return new DraftStore(serverSections(initial), server, keptEdits(localStorage, user.id, agreementId, n), timers);
  });
  useLifeOf(store);
  useEffect(() => {
    store.receive(serverSections(detail));
  }, [detail, store]);

  const isReadOnly = detail.standing.may !== 'write' || !['draft', 'in_review'].includes(detail.version.status);
  const { code } = initial.agreement;
  const { status, amends } = detail.version;
  const scope = useMemo<DraftScope>(
    () => ({ agreementId, n, code, amends, status, store, isReadOnly }),
    [agreementId, amends, code, isReadOnly, n, status, store],
  );
  const assessment = useAssess(store, marks, language);
  const Step = STEPS[step];
  return (
    <DraftProvider value={scope}>
      <MarksProvider value={marks}>
        <OpenPlacesProvider value={places}>
          <AssessmentProvider value={assessment}>
            {renderHeader(<SaveStatus />)}
            {isReadOnly && (
              <p className={styles.readOnly}>
                <IconLock size={16} aria-hidden />
                {t(detail.standing.may === 'write' ? 'drafting.readOnly.frozen' : 'drafting.readOnly.role')}
              </p>
            )}
            <div className={styles.layout}>
              <StepList current={step} />
              <div className={styles.step} key={step}>
                <Conflicts />
                <Step />
              </div>
              <Side />
            </div>
          </AssessmentProvider>
        </OpenPlacesProvider>
      </MarksProvider>
    </DraftProvider>
  );
}

/** Writes the last keys down when the page goes away, and tries again when the line is back. */
function useLifeOf(store: DraftStore): void {
  useEffect(() => {
    const keep = () => store.keepNow();
    const retry = () => store.saveNow();
    const hidden = () => {
      if (document.visibilityState !== 'hidden') return;
      store.keepNow();
      store.saveNow();
    };
    window.addEventListener('pagehide', keep);
    window.addEventListener('online', retry);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      window.removeEventListener('pagehide', keep);
      window.removeEventListener('online', retry);
      document.removeEventListener('visibilitychange', hidden);
      store.keepNow();
      store.saveNow();
    };
  }, [store]);
}

const WIDE = '(min-width: 1280px)';
const wide = {
  subscribe: (listener: () => void) => {
    const media = window.matchMedia(WIDE);
    media.addEventListener('change', listener);
    return () => media.removeEventListener('change', listener);
  },
  is: () => window.matchMedia(WIDE).matches,
};

/** Checklist and document beside the step; on a narrow screen they come up from the bottom. */
function Side() {
  const { t } = useTranslation();
  const isWide = useSyncExternalStore(wide.subscribe, wide.is);
  const [isOpen, sheet] = useDisclosure(false);
  if (isWide) {
    return (
      <aside className={styles.side} aria-label={t('drafting.side')}>
        <SideTabs idPrefix="side-" />
      </aside>
    );
  }
  return (
    <>
      <SheetButton onOpen={sheet.open} />
      <Drawer
        opened={isOpen}
        onClose={sheet.close}
        position="bottom"
        size="85%"
        title={t('drafting.side')}
        closeButtonProps={{ 'aria-label': t('ui.close') }}
      >
        <div onClick={(event) => (event.target as Element).closest('[data-goes]') && sheet.close()}>
          <SideTabs idPrefix="sheet-" />
        </div>
      </Drawer>
    </>
  );
}

function SideTabs({ idPrefix }: { readonly idPrefix: string }) {
  const { t } = useTranslation();
  return (
    <Tabs defaultValue="checklist" keepMounted={false}>
      <Tabs.List grow>
        <Tabs.Tab value="checklist">{t('drafting.checklist.title')}</Tabs.Tab>
        <Tabs.Tab value="document">{t('drafting.document.title')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="checklist" pt="sm">
        <ChecklistPanel />
      </Tabs.Panel>
      <Tabs.Panel value="document" pt="sm">
        <Suspense fallback={<RowsSkeleton />}>
          <DraftDocument idPrefix={idPrefix} />
        </Suspense>
      </Tabs.Panel>
    </Tabs>
  );
}

function SheetButton({ onOpen }: { readonly onOpen: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { checklist } = useAssessment();
  const done = completeEssentials(checklist);
  return (
    <button type="button" className={styles.sheetButton} onClick={onOpen}>
      <IconChecklist size={18} aria-hidden />
      {t('drafting.openSide', { done: format.integer(done), all: format.integer(ESSENTIAL_SECTIONS.length) })}
    </button>
  );
}
