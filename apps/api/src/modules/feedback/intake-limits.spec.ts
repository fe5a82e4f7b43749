import { network } from './intake-limits.js';

it.each([
  ['192.0.2.17', '192.0.2'],
  ['::ffff:192.0.2.17', '192.0.2'],
  ['2001:db8:7:1::5', '2001:db8:7'],
  ['::1', '::1'],
])('%s is of the network %s', (address, expected) => {
  expect(network(address)).toBe(expected);
});
