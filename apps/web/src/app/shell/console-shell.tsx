import { ActionIcon, Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconKeyboard, IconMenu2 } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Outlet, useRouteContext } from '@tanstack/react-router';
import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../features/session/api/session-query.js';
import { liveQuery } from '../../features/live/api/live-query.js';
import { initialLanguage } from '../../lib/locale.js';
import { SessionProvider } from '../../lib/session-context.js';
import { ConsoleSocketProvider } from '../../lib/console-socket.js';
import { Account } from './account.js';
import { Brand } from './brand.js';
import { KeysHelp } from './keys-help.js';
import { LiveNotices } from './live-notices.js';
import { DESTINATIONS, NavigationList } from './navigation.js';
import { OpinionOnTop } from './opinion-on-top.js';
import { useKeys } from './use-keys.js';
import styles from './console-shell.module.css';

/** Everything around a signed-in page: navigation, account, the live line, and the opinion that lies on top. */
export function ConsoleShell() {
  const { session } = useRouteContext({ from: '/console' });
  const queryClient = useQueryClient();
  const current = useQuery(sessionQuery).data ?? session;
  const { i18n } = useTranslation();
  useEffect(() => {
    void i18n.changeLanguage(initialLanguage(current.user.locale));
  }, [current.user.locale, i18n]);
  // Whatever is on screen is asked for again; it stays there until the answer comes.
  const catchUp = useCallback(
    () => queryClient.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' }),
    [queryClient],
  );
  return (
    <SessionProvider value={current}>
      <ConsoleSocketProvider catchUp={catchUp}>
        <LiveNotices />
        <Frame />
      </ConsoleSocketProvider>
    </SessionProvider>
  );
}

function Frame() {
  const { t } = useTranslation();
  const [menuOpened, menu] = useDisclosure(false);
  const [helpOpened, help] = useDisclosure(false);
  const openAlerts = useQuery(liveQuery).data?.openAlerts ?? 0;
  useKeys(help.open);
  return (
    <div className={styles.frame}>
      <a href="#content" className="skip">
        {t('app.skip')}
      </a>
      <aside className={styles.side}>
        <Brand />
        <nav aria-label={t('app.nav.label')}>
          <NavigationList openAlerts={openAlerts} />
        </nav>
        <div className={styles.bottom}>
          <button type="button" className={styles.help} onClick={help.open}>
            <IconKeyboard size={18} stroke={1.7} aria-hidden />
            {t('app.keys.title')}
          </button>
          <Account />
        </div>
      </aside>
      <section className={styles.top} aria-label="Pulso">
        <Brand />
        <ActionIcon variant="subtle" color="gray" size={44} aria-label={t('app.nav.menu')} onClick={menu.open}>
          <IconMenu2 size={22} aria-hidden />
        </ActionIcon>
      </section>
      <main id="content" className={styles.content} tabIndex={-1}>
        <Outlet />
      </main>
      <nav className={styles.bottomBar} aria-label={t('app.nav.label')}>
        <NavigationList bar places={DESTINATIONS.slice(0, 4)} openAlerts={openAlerts} />
      </nav>
      <Drawer
        opened={menuOpened}
        onClose={menu.close}
        position="right"
        size={300}
        title={t('app.nav.menu')}
        closeButtonProps={{ 'aria-label': t('ui.close') }}
      >
        <nav aria-label={t('app.nav.menu')}>
          <NavigationList openAlerts={openAlerts} onNavigate={menu.close} />
        </nav>
        <div className={styles.menuAccount}>
          <Account />
        </div>
      </Drawer>
      <KeysHelp opened={helpOpened} onClose={help.close} />
      <OpinionOnTop />
    </div>
  );
}
