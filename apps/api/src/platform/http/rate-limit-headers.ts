import type { FastifyReply } from 'fastify';

/** What one limit still allows the sender of a request, after that request. */
export interface QuotaLeft {
  readonly name: string;
  /** How much there is in a whole window. */
  readonly units: number;
  readonly windowSeconds: number;
  readonly remaining: number;
  /** Until there is all of it again; null while nothing has been used. */
  readonly resetMs: number | null;
}

/** Hands on what is left, from where limits are kept to the answer. */
export type ReportQuotas = (left: readonly QuotaLeft[]) => void;

declare module 'fastify' {
  interface FastifyReply {
    quotas?: readonly QuotaLeft[];
  }
}

/** Says so in `RateLimit` and `RateLimit-Policy`, beside the limits that were reported before; a later report of one replaces an earlier. */
export function reportQuotas(reply: FastifyReply, left: readonly QuotaLeft[]): void {
  const quotas =
    reply.quotas === undefined ? left : [...reply.quotas.filter(({ name }) => !left.some((quota) => quota.name === name)), ...left];
  reply.quotas = quotas;
  let policy = '';
  let remaining = '';
  for (const quota of quotas) {
    const separator = policy === '' ? '' : ', ';
    policy += separator + policyItem(quota);
    remaining += separator + remainingItem(quota);
  }
  void reply.header('ratelimit-policy', policy).header('ratelimit', remaining);
}

function policyItem({ name, units, windowSeconds }: QuotaLeft): string {
  return `"${name}";q=${units};w=${windowSeconds}`;
}

function remainingItem({ name, remaining, resetMs }: QuotaLeft): string {
  return `"${name}";r=${Math.max(0, remaining)}${resetMs === null ? '' : `;t=${Math.max(0, Math.ceil(resetMs / 1_000))}`}`;
}
