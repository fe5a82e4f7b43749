import { useNavigate } from '@tanstack/react-router';
import { useDraft } from '../draft/draft-context.js';
import { useOpenPlaces } from '../draft/open-places.js';
import { stepOfPlace } from './wizard-steps.js';

/** Leads to a place of the agreement: its step, unfolded, with the focus on the field. */
export function useGoTo(): (place: string) => void {
  const navigate = useNavigate();
  const places = useOpenPlaces();
  const { agreementId, n } = useDraft();
  return (place) => {
    const params = { agreementId, n: String(n), step: stepOfPlace(place) };
    void navigate({ to: '/agreements/$agreementId/versions/$n/edit/$step', params }).then(() => places.reveal(place));
  };
}
