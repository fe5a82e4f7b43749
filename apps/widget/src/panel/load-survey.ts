import type { SurveyView } from '@pulso/contracts';
import { isTransient } from '../sending/retry.js';

const LIMIT_MS = 10_000;

/** The question of a touchpoint; `'final'` when it asks nothing here, `'failed'` when trying again may help. */
export async function loadSurvey(base: string, touchpoint: string, language: string): Promise<SurveyView | 'final' | 'failed'> {
  try {
    const response = await fetch(`${base}v1/touchpoints/${encodeURIComponent(touchpoint)}/survey?lang=${language}`, {
      credentials: 'omit',
      signal: AbortSignal.timeout(LIMIT_MS),
    });
    if (response.ok) return (await response.json()) as SurveyView;
    return isTransient(response.status) ? 'failed' : 'final';
  } catch {
    return 'failed';
  }
}
