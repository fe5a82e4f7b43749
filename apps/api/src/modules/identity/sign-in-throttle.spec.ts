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
  for (let attempt = 1; attempt <= 5; attempt += 1)
    await throttle.take(attempt % 2 ? 'ana@example.com' : ' Ana@Example.COM', `2001:db8::${attempt}`);
  await expect(throttle.take('ana@example.com', '2001:db8::9')).rejects.toMatchObject({ code: 'request.too-many' });
  await throttle.take('ana@example.com', '2001:db8:0:1::9');
  await throttle.giveBack('ana@example.com', '2001:db8::9');
  await throttle.take('ana@example.com', '2001:db8::9');
});
