import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { sessionQuery } from '../features/session/api/session-query.js';
import { ConsoleShell } from './shell/console-shell.js';
import { CrashPage, NotFoundPage } from './pages/fallback-pages.js';
import { agreementsSearch, alertsSearch, consoleSearch, liveSearch, outboxSearch, settingsSearch, signInSearch } from './search.js';

const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Outlet,
  notFoundComponent: NotFoundPage,
  errorComponent: CrashPage,
});

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: signInSearch,
  component: lazyRouteComponent(() => import('./pages/sign-in-page.js'), 'SignInPage'),
});

const consoleRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'console',
  validateSearch: consoleSearch,
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (!session) throw redirect({ to: '/sign-in', search: { to: location.href } });
    return { session };
  },
  component: ConsoleShell,
  notFoundComponent: NotFoundPage,
  errorComponent: CrashPage,
});

const inConsole = { getParentRoute: () => consoleRoute } as const;

const routeTree = rootRoute.addChildren([
  signInRoute,
  consoleRoute.addChildren([
    createRoute({
      ...inConsole,
      path: '/',
      beforeLoad: () => {
        throw redirect({ to: '/live', replace: true });
      },
    }),
    createRoute({
      ...inConsole,
      path: '/live',
      validateSearch: liveSearch,
      component: lazyRouteComponent(() => import('./pages/live-page.js'), 'LivePage'),
    }),
    createRoute({
      ...inConsole,
      path: '/alerts',
      validateSearch: alertsSearch,
      component: lazyRouteComponent(() => import('./pages/alerts-page.js'), 'AlertsPage'),
    }),
    createRoute({
      ...inConsole,
      path: '/alerts/$alertId',
      component: lazyRouteComponent(() => import('./pages/alert-page.js'), 'AlertPage'),
    }),
    createRoute({
      ...inConsole,
      path: '/objectives/$objectiveId',
      component: lazyRouteComponent(() => import('./pages/objective-page.js'), 'ObjectivePage'),
    }),
    createRoute({
      ...inConsole,
      path: '/agreements',
      validateSearch: agreementsSearch,
      component: lazyRouteComponent(() => import('./pages/agreements-page.js'), 'AgreementsPage'),
    }),
    createRoute({
      ...inConsole,
      path: '/agreements/new',
      component: lazyRouteComponent(() => import('./pages/new-agreement-page.js'), 'NewAgreementPage'),
    }),
    createRoute({
      ...inConsole,
      path: '/agreements/$agreementId/versions/$n/edit/$step',
      component: lazyRouteComponent(() => import('./pages/draft-page.js'), 'DraftPage'),
    }),
    createRoute({
      ...inConsole,
      path: '/touchpoints',
      component: lazyRouteComponent(() => import('./pages/touchpoints-page.js'), 'TouchpointsPage'),
    }),
    createRoute({
      ...inConsole,
      path: '/touchpoints/new',
      component: lazyRouteComponent(() => import('./pages/touchpoints-page.js'), 'NewTouchpointPage'),
    }),
    createRoute({
      ...inConsole,
      path: '/touchpoints/$touchpointId',
      component: lazyRouteComponent(() => import('./pages/touchpoints-page.js'), 'TouchpointPage'),
    }),
    createRoute({
      ...inConsole,
      path: '/outbox',
      validateSearch: outboxSearch,
      component: lazyRouteComponent(() => import('./pages/outbox-page.js'), 'OutboxPage'),
    }),
    createRoute({
      ...inConsole,
      path: '/dead-letters',
      component: lazyRouteComponent(() => import('./pages/dead-letters-page.js'), 'DeadLettersPage'),
    }),
    createRoute({
      ...inConsole,
      path: '/settings',
      validateSearch: settingsSearch,
      component: lazyRouteComponent(() => import('./pages/settings-page.js'), 'SettingsPage'),
    }),
  ]),
]);

export function createConsoleRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createConsoleRouter>;
  }
}
