import { PasswordHasher } from './password-hasher.js';

it('makes argon2id hashes of the stated cost, and knows its own', async () => {
  const hasher = new PasswordHasher();
  const hash = await hasher.hash('correct horse battery staple');
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await hasher.verify(hash, 'correct horse battery staple')).toBe(true);
  expect(await hasher.verify(hash, 'incorrect horse battery staple')).toBe(false);
});

it('lets 42 in, two at a time, and tells the others to come back', async () => {
  const hasher = new PasswordHasher();
  const hash = await hasher.hash('x');
  const outcomes = await Promise.allSettled(Array.from({ length: 50 }, () => hasher.verify(hash, 'x')));
  const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
  expect(outcomes.filter((outcome) => outcome.status === 'fulfilled').length).toBe(42);
  expect(refused.map(({ reason }) => (reason as { code: string; retryAfterMs: number }).code)).toEqual(Array(8).fill('service.overloaded'));
  expect(await hasher.verify(hash, 'x')).toBe(true);
});
