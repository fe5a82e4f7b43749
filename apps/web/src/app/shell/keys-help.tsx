import { Kbd, Modal, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DESTINATIONS } from './navigation.js';
import { setSingleKeys, useSingleKeys } from './use-keys.js';
import styles from './keys-help.module.css';

export function KeysHelp({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const enabled = useSingleKeys();
  const rows: [string, readonly string[]][] = [
    [t('app.keys.next'), ['j', 'k']],
    [t('app.keys.openItem'), ['Enter']],
    [t('app.keys.filter'), ['/']],
    [t('app.keys.pause'), ['p']],
    [t('app.keys.back'), ['Esc']],
    [t('app.keys.help'), ['?']],
  ];
  return (
    <Modal opened={opened} onClose={onClose} title={t('app.keys.title')} size="md" closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <Switch
        checked={enabled}
        onChange={(event) => setSingleKeys(event.currentTarget.checked)}
        label={t('app.keys.enabled')}
        description={t('app.keys.enabledHint')}
      />
      <dl className={styles.keys}>
        {rows.map(([action, keys]) => (
          <div key={action}>
            <dt>{action}</dt>
            <dd>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
        {DESTINATIONS.map(({ to, text, key }) => (
          <div key={to}>
            <dt>
              {t('app.keys.go')}: {t(text)}
            </dt>
            <dd>
              <Kbd>g</Kbd> <span className="muted">{t('app.keys.then')}</span> <Kbd>{key}</Kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
