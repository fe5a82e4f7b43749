import type { TouchpointView } from '@pulso/contracts';
import { Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.js';
import { CopyField } from '../../../ui/copy-field.js';
import { snippets } from '../snippets.js';
import styles from './touchpoint-parts.module.css';

const WAYS = ['script', 'react', 'link'] as const;

/** What to paste where, ready to copy. */
export function InstallCard({ touchpoint }: { readonly touchpoint: TouchpointView }) {
  const { t } = useTranslation();
  const texts = snippets(location.origin, touchpoint.publicKey);
  return (
    <Card title={t('touchpoints.install')}>
      <p className={styles.lead}>{t('touchpoints.installLead')}</p>
      <Tabs defaultValue="script" keepMounted={false}>
        <Tabs.List>
          {WAYS.map((way) => (
            <Tabs.Tab key={way} value={way}>
              {t(`touchpoints.tab.${way}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {WAYS.map((way) => (
          <Tabs.Panel key={way} value={way} pt="sm">
            <CopyField label={t(`touchpoints.snippet.${way}`)} value={texts[way]} />
            <p className={styles.note}>{way === 'link' ? t('touchpoints.linkHint') : t('touchpoints.csp', { origin: location.origin })}</p>
          </Tabs.Panel>
        ))}
      </Tabs>
    </Card>
  );
}
