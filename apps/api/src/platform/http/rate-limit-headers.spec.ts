import type { FastifyReply } from 'fastify';
import { reportQuotas, type QuotaLeft } from './rate-limit-headers.js';

function replyWith(): { reply: FastifyReply; headers: Record<string, string> } {
  const headers: Record<string, string> = {};
  const reply = {
    header(name: string, value: string) {
      headers[name] = value;
      return reply;
    },
  };
  return { reply: reply as unknown as FastifyReply, headers };
}

const quota = (name: string, remaining: number, resetMs: number | null): QuotaLeft => ({
  name,
  units: 10,
  windowSeconds: 60,
  remaining,
  resetMs,
});

it('writes structured fields, with whole seconds rounded up', () => {
  const { reply, headers } = replyWith();
  reportQuotas(reply, [quota('one', 9, 59_001), quota('two', 0, 400), quota('three', 10, null)]);
  expect(headers).toEqual({
    'ratelimit-policy': '"one";q=10;w=60, "two";q=10;w=60, "three";q=10;w=60',
    ratelimit: '"one";r=9;t=60, "two";r=0;t=1, "three";r=10',
  });
});

it('keeps what was reported before, unless it is reported again', () => {
  const { reply, headers } = replyWith();
  reportQuotas(reply, [quota('one', 9, 1_000)]);
  reportQuotas(reply, [quota('two', 8, 1_000)]);
  reportQuotas(reply, [quota('two', 10, null)]);
  expect(headers.ratelimit).toBe('"one";r=9;t=1, "two";r=10');
});
