import fc from 'fast-check';
import { auditEntryHash, firstAuditFault, type AuditEntry, type AuditHead } from './verify-audit-chain.js';

function chain(length: number): AuditEntry[] {
  const entries: AuditEntry[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    const entry = {
      seq,
      at: new Date(Date.UTC(2026, 0, seq)),
      actor: 'member 1',
      action: 'agreement.signed',
      entity: 'agreement_version',
      entityId: `v${seq}`,
      beforeHash: null,
      afterHash: null,
      previousEntryHash: entries.at(-1)?.entryHash ?? null,
    };
    entries.push({ ...entry, entryHash: auditEntryHash(entry) });
  }
  return entries;
}

const headOf = (entries: readonly AuditEntry[]): AuditHead => ({
  seq: entries.length,
  entryHash: entries.at(-1)?.entryHash ?? null,
});

const lengthAndPosition = fc
  .integer({ min: 1, max: 12 })
  .chain((length) => fc.tuple(fc.constant(length), fc.integer({ min: 0, max: length - 1 })));

it('finds nothing in an unbroken chain, an empty one included', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 12 }), (length) => {
      const entries = chain(length);
      expect(firstAuditFault(entries, headOf(entries))).toBeNull();
    }),
  );
});

it.each(['actor', 'action', 'entity', 'entityId', 'afterHash', 'at', 'previousEntryHash'] as const)(
  'finds where %s was altered',
  (member) => {
    fc.assert(
      fc.property(lengthAndPosition, ([length, index]) => {
        const entries = chain(length);
        const changed = entries.map((entry, at) =>
          at === index ? { ...entry, [member]: member === 'at' ? new Date(0) : 'altered' } : entry,
        );
        expect(firstAuditFault(changed, headOf(entries))).toEqual({ kind: 'altered', seq: index + 1 });
      }),
    );
  },
);

it('finds an entry that was altered and hashed anew, by what follows it', () => {
  fc.assert(
    fc.property(lengthAndPosition, ([length, index]) => {
      const entries = chain(length);
      const forged = entries.map((entry, at) => {
        if (at !== index) return entry;
        const altered = { ...entry, actor: 'member 2' };
        return { ...altered, entryHash: auditEntryHash(altered) };
      });
      const isLast = index === length - 1;
      expect(firstAuditFault(forged, headOf(entries))).toEqual(
        isLast ? { kind: 'head', seq: length } : { kind: 'unlinked', seq: index + 2 },
      );
    }),
  );
});

it('finds where one was taken out, the last included', () => {
  fc.assert(
    fc.property(lengthAndPosition, ([length, index]) => {
      const entries = chain(length);
      expect(firstAuditFault(entries.toSpliced(index, 1), headOf(entries))).toEqual({ kind: 'missing', seq: index + 1 });
    }),
  );
});

it('finds where two were exchanged', () => {
  const entries = chain(6);
  const swapped = entries.map((entry) => ({ ...entry, seq: entry.seq === 2 ? 5 : entry.seq === 5 ? 2 : entry.seq }));
  expect(firstAuditFault(swapped, headOf(entries))).toEqual({ kind: 'altered', seq: 2 });
});

it('finds one put in after the end and one put in between', () => {
  const entries = chain(4);
  const longer = chain(5);
  expect(firstAuditFault(longer, headOf(entries))).toEqual({ kind: 'inserted', seq: 5 });
  expect(firstAuditFault([...entries, entries[1]!], headOf(entries))).toEqual({ kind: 'inserted', seq: 2 });
});
