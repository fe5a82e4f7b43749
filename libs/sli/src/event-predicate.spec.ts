import { parsePredicate, satisfies, type EventPredicate } from './event-predicate.js';
import type { MeasuredEvent } from './measured-event.js';

const event: MeasuredEvent = { rating: { scale: 'csat', value: 4 }, sentiment: -0.3, abstained: false, flags: ['coerced'] };

it.each<[EventPredicate, boolean]>([
  [{ field: 'answers.csat', op: 'exists' }, true],
  [{ field: 'answers.stars', op: 'exists' }, false],
  [{ field: 'answers.csat', op: 'eq', value: 4 }, true],
  [{ field: 'answers.csat', op: 'in', value: [4, 5] }, true],
  [{ field: 'answers.csat', op: 'in', value: [1] }, false],
  [{ field: 'answers.csat', op: 'gte', value: 4 }, true],
  [{ field: 'answers.csat', op: 'gte', value: 5 }, false],
  [{ field: 'analysis.sentiment', op: 'lte', value: -0.3 }, true],
  [{ field: 'analysis.sentiment', op: 'lte', value: -0.31 }, false],
  [{ field: 'analysis.abstained', op: 'eq', value: false }, true],
  [{ field: 'analysis.defectReported', op: 'eq', value: false }, false],
  [{ field: 'analysis.severity', op: 'lte', value: 9 }, false],
  [{ field: 'flags', op: 'none', value: ['test', 'spam'] }, true],
  [{ field: 'flags', op: 'none', value: ['coerced'] }, false],
  [{ field: 'flags', op: 'some', value: ['coerced', 'test'] }, true],
  [{ not: { field: 'answers.nps', op: 'exists' } }, true],
  [
    {
      all: [
        { field: 'answers.csat', op: 'exists' },
        { field: 'answers.nps', op: 'exists' },
      ],
    },
    false,
  ],
  [
    {
      any: [
        { field: 'answers.csat', op: 'exists' },
        { field: 'answers.nps', op: 'exists' },
      ],
    },
    true,
  ],
])('%j is %s', (predicate, expected) => {
  expect(satisfies(predicate, event)).toBe(expected);
  expect(parsePredicate(JSON.parse(JSON.stringify(predicate)))).toEqual(predicate);
});

it.each<[unknown, string]>([
  [null, '$'],
  [[], '$'],
  ['true', '$'],
  [{}, '$.field'],
  [{ field: 'answers.csat' }, '$.op'],
  [{ field: 'constructor', op: 'exists' }, '$.field'],
  [{ field: '__proto__', op: 'exists' }, '$.field'],
  [{ field: 'answers.csat', op: 'some', value: ['a'] }, '$.op'],
  [{ field: 'flags', op: 'exists' }, '$.op'],
  [{ field: 'answers.csat', op: 'exists', value: 1 }, '$'],
  [{ field: 'answers.csat', op: 'eq', value: '4' }, '$.value'],
  [{ field: 'answers.csat', op: 'in', value: [] }, '$.value'],
  [{ field: 'answers.csat', op: 'in', value: [4, '5'] }, '$.value[1]'],
  [{ field: 'answers.csat', op: 'gte', value: Number.NaN }, '$.value'],
  [{ field: 'flags', op: 'none', value: 'test' }, '$.value'],
  [{ all: [] }, '$.all'],
  [{ all: [{ field: 'flags', op: 'none', value: ['test'] }], any: [] }, '$'],
  [{ any: [{ field: 'answers.csat', op: 'exists' }, { not: { field: 'nope', op: 'exists' } }] }, '$.any[1].not.field'],
])('refuses %j at %s', (input, path) => {
  expect(() => parsePredicate(input)).toThrow(expect.objectContaining({ code: 'sli.invalid-predicate', details: { path } }));
});

it('refuses what is too deep or too large, and never runs out of stack', () => {
  let deep: unknown = { field: 'answers.csat', op: 'exists' };
  for (let level = 0; level < 50_000; level += 1) deep = { not: deep };
  const wide = { all: Array.from({ length: 201 }, () => ({ field: 'answers.csat', op: 'exists' })) };
  for (const input of [deep, wide]) expect(() => parsePredicate(input)).toThrow(expect.objectContaining({ code: 'sli.invalid-predicate' }));
});
