import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, type QueryParams } from './api.js';

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** A list that is read page by page with the cursor the server hands out. */
export function pagesQuery<Item>(key: readonly unknown[], path: string, params: QueryParams = {}) {
  return infiniteQueryOptions({
    queryKey: [...key, params],
    queryFn: ({ pageParam, signal }) => api.get<Page<Item>>(path, { ...params, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    select: (data) => data.pages.flatMap((page) => page.items),
  });
}
