import type { ReportQuotas } from '../../platform/http/rate-limit-headers.js';
import { networkOf, SignInThrottle } from './sign-in-throttle.js';

it.each([
  ['203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2:ffff::1', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['not an address', 'unknown'],
])('%s counts as %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

it('counts an account in any spelling, from anywhere in one IPv6 network', async () => {
  const throttle = new SignInThrottle({ queue: { backend: 'postgres' } });
  const ignored = () => undefined;
  for (let attempt = 1; attempt <= 5; attempt += 1)
    await throttle.take(attempt % 2 ? 'ana@example.com' : ' Ana@Example.COM', `2001:db8::${attempt}`, ignored);
  await expect(throttle.take('ana@example.com', '2001:db8::9', ignored)).rejects.toMatchObject({ code: 'request.too-many' });
  await throttle.take('ana@example.com', '2001:db8:0:1::9', ignored);
  await throttle.giveBack('ana@example.com', '2001:db8::9', ignored);
  await throttle.take('ana@example.com', '2001:db8::9', ignored);
});

it('tells what is left, before and after a success', async () => {
  const throttle = new SignInThrottle({ queue: { backend: 'postgres' } });
  const left: Record<string, [number, number | null]> = {};
  const report: ReportQuotas = (quotas) => quotas.forEach(({ name, remaining, resetMs }) => (left[name] = [remaining, resetMs]));
  await throttle.take('ana@example.com', '203.0.113.1', report);
  await throttle.take('ana@example.com', '203.0.113.1', report);
  const soon = expect.any(Number);
  expect(left).toEqual({ 'sign-in-account': [3, soon], 'sign-in-address': [28, soon], 'sign-in-day': [198, soon] });
  await throttle.giveBack('ana@example.com', '203.0.113.1', report);
  expect(left).toEqual({ 'sign-in-account': [5, null], 'sign-in-address': [29, soon], 'sign-in-day': [199, soon] });
});
