import fc from 'fast-check';
import { mergeSection, sameValue, withValueAt } from './merge-section.js';

const party = (ref: string, name: string, roles: string[] = []) => ({ ref, name, roles });
const base = { parties: [party('a', 'Ana'), party('b', 'Bea')], note: { es: 'uno', en: 'one' } };

describe('mergeSection', () => {
  it('takes different fields of one item from both', () => {
    const mine = { ...base, parties: [party('a', 'Ana María'), party('b', 'Bea')] };
    const theirs = { ...base, parties: [party('a', 'Ana', ['provider']), party('b', 'Bea')], note: { es: 'uno', en: 'two' } };
    expect(mergeSection(base, mine, theirs)).toEqual({
      value: { parties: [party('a', 'Ana María', ['provider']), party('b', 'Bea')], note: { es: 'uno', en: 'two' } },
      conflicts: [],
    });
  });

  it('reports the same field changed twice, with both values', () => {
    const mine = withValueAt(base, ['note', 'es'], 'mío');
    const theirs = withValueAt(base, ['note', 'es'], 'suyo');
    expect(mergeSection(base, mine, theirs)).toEqual({
      value: mine,
      conflicts: [{ path: ['note', 'es'], mine: 'mío', theirs: 'suyo' }],
    });
  });

  it('keeps both of two added items, each after its neighbour', () => {
    const mine = { ...base, parties: [party('a', 'Ana'), party('m', 'Mía'), party('b', 'Bea')] };
    const theirs = { ...base, parties: [...base.parties, party('t', 'Toni')] };
    expect(mergeSection(base, mine, theirs).value.parties.map(({ ref }) => ref)).toEqual(['a', 'm', 'b', 't']);
  });

  it('asks when one removed what the other changed, and keeps the item until then', () => {
    const mine = { ...base, parties: [party('b', 'Bea')] };
    const theirs = withValueAt(base, ['parties', 'a', 'name'], 'Anabel');
    const { value, conflicts } = mergeSection(base, mine, theirs);
    expect(conflicts).toEqual([{ path: ['parties', 'a'], mine: undefined, theirs: party('a', 'Anabel') }]);
    expect(value.parties.map(({ ref }) => ref)).toContain('a');
    expect(withValueAt(value, ['parties', 'a'], undefined).parties).toEqual([party('b', 'Bea')]);
  });

  it('keeps a new order beside a change inside', () => {
    const mine = { ...base, parties: [party('b', 'Bea'), party('a', 'Ana')] };
    const theirs = withValueAt(base, ['parties', 'b', 'name'], 'Beatriz');
    expect(mergeSection(base, mine, theirs).value.parties).toEqual([party('b', 'Beatriz'), party('a', 'Ana')]);
  });

  it('joins word lists and rows added at the end', () => {
    const rows = { words: ['x'], rows: [{ n: 1 }] };
    const { value, conflicts } = mergeSection(
      rows,
      { words: ['x', 'm'], rows: [{ n: 1 }, { n: 2 }] },
      { words: ['t'], rows: [{ n: 1 }, { n: 3 }] },
    );
    expect(value).toEqual({ words: ['t', 'm'], rows: [{ n: 1 }, { n: 3 }, { n: 2 }] });
    expect(conflicts).toEqual([]);
  });

  it('does not mix two variants of a choice', () => {
    const rule = { rule: { kind: 'floor', n: 1 } as Record<string, unknown> };
    const { conflicts } = mergeSection(rule, { rule: { kind: 'k_of_m', k: 1 } }, { rule: { kind: 'floor', n: 2 } });
    expect(conflicts.map(({ path }) => path)).toEqual([['rule']]);
  });
});

describe('whatever two people do', () => {
  const item = fc.record({
    ref: fc.constantFrom('a', 'b', 'c', 'd'),
    name: fc.constantFrom('1', '2', '3'),
    roles: fc.subarray(['p', 'q']),
  });
  const section = fc.record({
    items: fc.uniqueArray(item, { selector: ({ ref }) => ref }),
    text: fc.record({ es: fc.constantFrom('', 'x', 'y'), en: fc.constantFrom('', 'x', 'y') }),
    rows: fc.array(fc.record({ n: fc.nat(2) }), { maxLength: 3 }),
  });

  it('one-sided work goes through unchanged', () => {
    fc.assert(
      fc.property(section, section, (before, after) => {
        expect(mergeSection(before, after, before)).toEqual({ value: after, conflicts: [] });
        expect(mergeSection(before, before, after)).toEqual({ value: after, conflicts: [] });
      }),
    );
  });

  it('no changed field is lost: it is in the result or in a conflict', () => {
    fc.assert(
      fc.property(section, section, section, (before, mine, theirs) => {
        const { value, conflicts } = mergeSection(before, mine, theirs);
        const isAsked = (...path: string[]) =>
          conflicts.some((conflict) => path.slice(0, conflict.path.length).join() === conflict.path.join());
        for (const side of [mine, theirs]) {
          for (const each of side.items) {
            const old = before.items.find(({ ref }) => ref === each.ref);
            if (old && sameValue(old, each)) continue;
            const now = value.items.find(({ ref }) => ref === each.ref);
            expect(now !== undefined || isAsked('items', each.ref)).toBe(true);
            if (old?.name !== each.name) expect(now?.name === each.name || isAsked('items', each.ref, 'name')).toBe(true);
          }
          for (const language of ['es', 'en'] as const) {
            if (side.text[language] === before.text[language]) continue;
            expect(value.text[language] === side.text[language] || isAsked('text', language)).toBe(true);
          }
        }
      }),
    );
  });

  it('names every item once', () => {
    fc.assert(
      fc.property(section, section, section, (before, mine, theirs) => {
        const refs = mergeSection(before, mine, theirs).value.items.map(({ ref }) => ref);
        expect(new Set(refs).size).toBe(refs.length);
      }),
    );
  });
});
