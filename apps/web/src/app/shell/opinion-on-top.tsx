import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useSession } from '../../lib/session-context.js';

const OpinionDrawer = lazy(() =>
  import('../../features/feedback/components/opinion-drawer.js').then((module) => ({ default: module.OpinionDrawer })),
);

/** The opinion named in the address lies over whatever page is open; going back closes it. */
export function OpinionOnTop() {
  const { opinion } = useSearch({ from: '/console' });
  const navigate = useNavigate();
  const { organization } = useSession();
  return (
    <Suspense>
      <OpinionDrawer
        id={opinion}
        timeZone={organization.timeZone}
        onClose={() => void navigate({ to: '.', search: (now: object) => ({ ...now, opinion: undefined }), resetScroll: false })}
      />
    </Suspense>
  );
}
