import { SegmentedControl, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun, type Icon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, useLanguage, type Language } from '../../lib/locale.js';
import styles from './preferences.module.css';

const SCHEMES: readonly [MantineColorScheme, Icon][] = [
  ['auto', IconDeviceDesktop],
  ['light', IconSun],
  ['dark', IconMoon],
];

/** Language and colour scheme, kept on this device. */
export function Preferences() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <div className={styles.row}>
      <SegmentedControl
        size="xs"
        aria-label={t('app.language')}
        value={language}
        onChange={(value) => chooseLanguage(value as Language)}
        data={[
          { value: 'es', label: <span lang="es">Español</span> },
          { value: 'en', label: <span lang="en">English</span> },
        ]}
      />
      <SegmentedControl
        size="xs"
        aria-label={t('app.scheme.label')}
        value={colorScheme}
        onChange={(value) => setColorScheme(value as MantineColorScheme)}
        data={SCHEMES.map(([value, Mark]) => ({
          value,
          label: (
            <span className={styles.scheme} title={t(`app.scheme.${value}`)}>
              <Mark size={16} aria-hidden />
              <span className={styles.name}>{t(`app.scheme.${value}`)}</span>
            </span>
          ),
        }))}
      />
    </div>
  );
}
