/** How one attempt at sending ended. `gone`: the receiver wants nothing more, now or later. */
export type DeliveryOutcome =
  | { readonly kind: 'delivered'; readonly response: string | null }
  | { readonly kind: 'outbox' }
  | { readonly kind: 'failed'; readonly error: string; readonly response: string | null }
  | { readonly kind: 'gone'; readonly error: string; readonly response: string | null };

export function failed(error: string, response: string | null = null): DeliveryOutcome {
  return { kind: 'failed', error, response };
}
