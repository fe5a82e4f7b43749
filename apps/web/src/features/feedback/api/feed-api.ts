import type { FeedbackDetail, FeedbackSummary } from '@pulso/contracts';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api.js';
import type { Page } from '../../../lib/pages.js';

/** What the list is narrowed to; kept in the address of the page. */
export interface FeedFilters {
  readonly label?: 'neg' | 'neu' | 'pos';
  readonly touchpoint?: string;
  readonly topic?: string;
  readonly q?: string;
}

const PAGE = 60;
const CATCH_UP_PAGE = 200;

const toQuery = ({ label, touchpoint, topic, q }: FeedFilters) => ({ label, touchpointId: touchpoint, topic, q });

export const readFeedPage = (filters: FeedFilters, cursor: string | null, signal?: AbortSignal) =>
  api.get<Page<FeedbackSummary>>('/feedback', { ...toQuery(filters), cursor, limit: PAGE }, signal);

/** Everything newer than a sequence number, page by page until the end. */
export async function readSince(filters: FeedFilters, since: number, signal?: AbortSignal): Promise<FeedbackSummary[]> {
  const items: FeedbackSummary[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<FeedbackSummary> = await api.get('/feedback', { ...toQuery(filters), since, cursor, limit: CATCH_UP_PAGE }, signal);
    items.push(...page.items);
    cursor = page.next;
  } while (cursor);
  return items;
}

export const opinionQuery = (id: string) =>
  queryOptions({ queryKey: ['opinion', id], queryFn: ({ signal }) => api.get<FeedbackDetail>(`/feedback/${id}`, {}, signal) });
