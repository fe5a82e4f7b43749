import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { liveQuery } from '../../features/live/api/live-query.js';
import { sessionQuery } from '../../features/session/api/session-query.js';
import { useServerEvent } from '../../lib/console-socket.js';
import { throttle } from '../../lib/throttle.js';

const HEAD_MS = 1_000;
const OBJECTIVE_MS = 2_000;

/** The server says that something changed; the queries fetch what. One path fills the cache. */
export function LiveNotices() {
  const queryClient = useQueryClient();
  const router = useRouter();
  const refresh = useMemo(() => {
    const head = throttle(() => void queryClient.invalidateQueries({ queryKey: liveQuery.queryKey }), HEAD_MS);
    const objectives = throttle(() => {
      void queryClient.invalidateQueries({ queryKey: ['objective'] });
      void queryClient.invalidateQueries({ queryKey: ['agreements'] });
    }, OBJECTIVE_MS);
    const alerts = throttle(() => {
      void queryClient.invalidateQueries({ queryKey: ['alerts'] });
      void queryClient.invalidateQueries({ queryKey: ['alert'] });
      void queryClient.invalidateQueries({ queryKey: ['deliveries'] });
    }, HEAD_MS);
    return { head, objectives, alerts };
  }, [queryClient]);
  useEffect(
    () => () => {
      refresh.head.cancel();
      refresh.objectives.cancel();
      refresh.alerts.cancel();
    },
    [refresh],
  );

  useServerEvent('feedback:received', refresh.head);
  useServerEvent('feedback:analyzed', ({ items }) => {
    refresh.head();
    for (const { id } of items) void queryClient.invalidateQueries({ queryKey: ['opinion', id] });
  });
  useServerEvent('slo:changed', () => {
    refresh.head();
    refresh.objectives();
  });
  useServerEvent('alert:changed', () => {
    refresh.head();
    refresh.alerts();
  });
  useServerEvent('session:ended', () => {
    queryClient.setQueryData(sessionQuery.queryKey, null);
    void router.invalidate();
  });
  return null;
}
