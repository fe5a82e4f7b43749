import { SLA_DOCUMENTS, SLA_GROUP, type SlaDocument, type SlaKind } from '@pulso/contracts';
import { LineCounter, parseAllDocuments } from 'yaml';

/** Something wrong in a file: where, by line and by path, and what to write instead. */
export interface SourceProblem {
  /** `Party vozclara: spec.roles[0]`, or `document 3` where the document has no name. */
  readonly path: string;
  readonly line: number | null;
  readonly message: string;
}

/** A document with the place it was read from. */
export interface ReadDocument {
  readonly document: SlaDocument;
  readonly label: string;
}

const MOST_DOCUMENTS = 3_000;
const KINDS = Object.keys(SLA_DOCUMENTS) as SlaKind[];

/** Reads a file of documents. Either all of it is right, or every problem of its shape is told. */
export function readDocuments(yaml: string): { readonly documents: readonly ReadDocument[]; readonly problems: readonly SourceProblem[] } {
  const lines = new LineCounter();
  const parsed = parseAllDocuments(yaml, { lineCounter: lines, uniqueKeys: true, version: '1.2', schema: 'core', customTags: [] });
  const problems: SourceProblem[] = [];
  const documents: ReadDocument[] = [];
  if (!Array.isArray(parsed) || parsed.length === 0)
    return { documents, problems: [{ path: 'file', line: null, message: 'The file holds no document.' }] };
  if (parsed.length > MOST_DOCUMENTS)
    return { documents, problems: [{ path: 'file', line: null, message: `A file holds at most ${MOST_DOCUMENTS} documents.` }] };
  const seen = new Set<string>();
  parsed.forEach((source, index) => {
    const ordinal = `document ${index + 1}`;
    if (source.errors.length > 0) {
      for (const { message, pos } of source.errors)
        problems.push({ path: ordinal, line: lines.linePos(pos[0]).line, message: firstLine(message) });
      return;
    }
    if (source.contents === null) return;
    let value: unknown;
    try {
      value = source.toJS({ maxAliasCount: 20 });
    } catch {
      problems.push({ path: ordinal, line: null, message: 'The document repeats itself by aliases too often. Write it out.' });
      return;
    }
    const lineOf = (path: readonly PropertyKey[]): number | null => {
      for (let depth = path.length; depth >= 0; depth--) {
        const node = depth === 0 ? source.contents : source.getIn(path.slice(0, depth), true);
        const range = typeof node === 'object' && node !== null && 'range' in node ? (node.range as [number, number, number] | null) : null;
        if (range) return lines.linePos(range[0]).line;
      }
      return null;
    };
    const head = headOf(value);
    if (head === null) {
      problems.push({ path: ordinal, line: lineOf([]), message: 'A document is a map with apiVersion, kind, metadata and spec.' });
      return;
    }
    if (!isKind(head.kind)) {
      problems.push({ path: `${ordinal}: kind`, line: lineOf(['kind']), message: unknownKind(head.kind) });
      return;
    }
    const label = head.name === '' ? ordinal : `${head.kind} ${head.name}`;
    const checked = SLA_DOCUMENTS[head.kind].safeParse(value);
    if (!checked.success) {
      for (const issue of checked.error.issues.slice(0, 50).flatMap(innermost))
        problems.push({ path: `${label}: ${pathText(issue.path)}`, line: lineOf(issue.path), message: issue.message });
      return;
    }
    if (seen.has(`${head.kind} ${head.name}`)) {
      problems.push({
        path: `${label}: metadata.name`,
        line: lineOf(['metadata', 'name']),
        message: 'The file has two documents of this kind and name.',
      });
      return;
    }
    seen.add(`${head.kind} ${head.name}`);
    documents.push({ document: checked.data as SlaDocument, label });
  });
  return { documents, problems };
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** Of the alternatives of a union, tells about the one that came closest; unknown keys are told where they stand. */
function innermost(issue: {
  readonly code?: string;
  readonly path: PropertyKey[];
  readonly message: string;
  readonly errors?: unknown;
  readonly keys?: readonly string[];
}): Issue[] {
  if (issue.code === 'unrecognized_keys' && issue.keys)
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      message: `Pulso does not know "${key}" here. Remove it, or correct its name.`,
    }));
  if (issue.code === 'invalid_union' && Array.isArray(issue.errors)) {
    const alternatives = (issue.errors as (typeof issue)[][]).map((list) =>
      list.flatMap((inner) => innermost({ ...inner, path: [...issue.path, ...inner.path] })),
    );
    const closest = alternatives.toSorted((a, b) => a.length - b.length || deepest(b) - deepest(a))[0];
    if (closest && closest.length > 0) return closest;
  }
  return [{ path: issue.path, message: issue.message }];
}

const deepest = (issues: readonly Issue[]) => Math.max(0, ...issues.map(({ path }) => path.length));

function headOf(value: unknown): { kind: unknown; name: string } | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const { kind, metadata } = value as { kind?: unknown; metadata?: unknown };
  const name = typeof metadata === 'object' && metadata !== null ? (metadata as { name?: unknown }).name : undefined;
  return { kind, name: typeof name === 'string' ? name : '' };
}

function isKind(kind: unknown): kind is SlaKind {
  return typeof kind === 'string' && Object.hasOwn(SLA_DOCUMENTS, kind);
}

function unknownKind(kind: unknown): string {
  const hints: Record<string, string> = {
    DataSource: 'Pulso names the source in the metricSource of each SLI; remove the DataSource.',
    AlertPolicy: 'Alerts follow from the objectives; remove the AlertPolicy.',
    AlertCondition: 'Alerts follow from the objectives; remove the AlertCondition.',
    AlertNotificationTarget: 'Alerts go to the stakeholders of the agreement; remove the AlertNotificationTarget.',
    Signature: 'Signatures are given by people, never by a file.',
  };
  if (typeof kind !== 'string') return `Every document has a kind: ${KINDS.join(', ')}.`;
  return (
    (Object.hasOwn(hints, kind) ? hints[kind] : undefined) ??
    `Pulso does not know the kind "${kind}". It knows ${KINDS.join(', ')} (${SLA_GROUP}/v1alpha1 and openslo/v1).`
  );
}

/** `spec.tiers[0].share`; annotations are written in brackets, since their names have dots. */
export function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : /^[\w-]+$/.test(String(step)) ? `.${String(step)}` : `["${String(step)}"]`))
    .join('')
    .replace(/^\./, '');
}

const firstLine = (text: string) => text.split('\n')[0] ?? text;
