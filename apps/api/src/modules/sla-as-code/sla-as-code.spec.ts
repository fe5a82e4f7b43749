import { BUILT_IN_TEMPLATES, builtInTemplate, type AgreementContent, type AgreementTemplate } from '@pulso/agreements';
import { parseAllDocuments } from 'yaml';
import { contentOfDocuments } from './content-of-documents.js';
import { documentsOfContent } from './documents-of-content.js';
import { readDocuments } from './read-documents.js';
import { writeYaml } from './write-yaml.js';

const VERSION = { code: 'ANS-2026-01', n: 1, documentHash: 'a'.repeat(64) };

const written = (content: AgreementContent) => writeYaml(documentsOfContent(content, VERSION));

function read(yaml: string) {
  const { documents, problems } = readDocuments(yaml);
  if (problems.length > 0) return { agreement: null, problems };
  return contentOfDocuments(documents);
}

const example = (template: AgreementTemplate): AgreementContent =>
  template.build(Object.fromEntries(template.variables.map(({ key, example }) => [key, example])), ['es', 'en']);

const contents = BUILT_IN_TEMPLATES.map((template): [string, AgreementContent] => [template.key, example(template)]);

it.each(contents)('%s comes back whole, and goes out again byte for byte', (_key, content) => {
  const yaml = written(content);
  const { agreement, problems } = read(yaml);
  expect(problems).toEqual([]);
  expect(agreement?.content).toEqual(content);
  expect(agreement?.code).toBe(VERSION.code);
  expect(written(agreement!.content)).toBe(yaml);
});

it.each(contents)('%s does not depend on the order of members', (_key, content) => {
  const turned = JSON.parse(JSON.stringify(content), (_name, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).reverse()) : value,
  ) as AgreementContent;
  expect(written(turned)).toBe(written(content));
});

type Changed = Record<string, never>;

/** The call centre's file with one document changed. */
function spoilt(kind: string, change: (document: Changed) => void): string {
  const documents = parseAllDocuments(written(example(builtInTemplate('call-centre')!))).map((document) => document.toJS() as Changed);
  const document = documents.find((candidate) => candidate['kind'] === kind);
  if (!document) throw new Error(`The call centre has no ${kind}.`);
  change(document);
  return documents.map((candidate) => `---\n${JSON.stringify(candidate)}\n`).join('');
}

const put =
  (path: string, value: unknown) =>
  (document: Changed): void => {
    const steps = path.split(' ');
    const last = steps.pop()!;
    const at = steps.reduce<Record<string, unknown>>((inside, step) => inside[step] as Record<string, unknown>, document);
    if (value === undefined) delete at[last];
    else at[last] = value;
  };

const NOTE = 'metadata annotations sla.pulso.dev/';
const note = (key: string) => `metadata.annotations["sla.pulso.dev/${key}"]`;

it.each<[string, string, string, string]>([
  ['text that is no YAML', 'a: [1', 'document 1', 'end with a ]'],
  ['the same key twice', 'kind: Party\nkind: Party', 'document 1', 'unique'],
  ['a list', '- 1', 'document 1', 'map'],
  ['a word', 'hola', 'document 1', 'map'],
  ['no kind', 'apiVersion: openslo/v1', 'document 1: kind', 'has a kind'],
  ['an unknown kind', 'kind: Promise', 'document 1: kind', 'does not know the kind "Promise"'],
  ['a kind that objects inherit', 'kind: toString', 'document 1: kind', 'does not know'],
  ['a signature', 'kind: Signature', 'document 1: kind', 'given by people'],
  ['a data source', 'kind: DataSource', 'document 1: kind', 'metricSource of each SLI'],
  ['aliases without end', `a: &a [x]\nb: &b [${'*a,'.repeat(30)}]\nkind: [${'*b,'.repeat(30)}]`, 'document 1', 'aliases'],
  [
    'no agreement',
    'apiVersion: sla.pulso.dev/v1alpha1\nkind: Glossary\nmetadata: {name: glossary}\nspec: {terms: []}',
    'file',
    'kind Agreement',
  ],
  ['another group', spoilt('Party', put('apiVersion', 'sla.other.dev/v1')), ': apiVersion', 'sla.pulso.dev/v1alpha1'],
  ['an older OpenSLO', spoilt('SLO', put('apiVersion', 'openslo/v1alpha')), 'apiVersion', 'openslo/v1'],
  ['no name', spoilt('Party', put('metadata name', undefined)), 'metadata.name', 'expected string'],
  ['a name with spaces', spoilt('Party', put('metadata name', 'La Espiga')), 'metadata.name', 'lower-case'],
  ['an unknown member', spoilt('Party', put('spec colour', 'red')), 'spec.colour', 'does not know "colour"'],
  ['an unknown annotation', spoilt('SLO', put(`${NOTE}mood`, 'good')), note('mood'), 'does not know'],
  ['a missing member', spoilt('Party', put('spec mustSign', undefined)), 'spec.mustSign', 'expected boolean'],
  ['a role nobody has', spoilt('Party', put('spec roles', ['king'])), 'spec.roles[0]', 'provider'],
  ['a percentage', spoilt('SLO', put('spec objectives 0 target', 85)), 'spec.objectives[0].target', 'fraction below 1'],
  ['a whole', spoilt('SLO', put('spec objectives 0 target', 1)), 'spec.objectives[0].target', 'fraction below 1'],
  [
    'a target that differs',
    spoilt('SLO', put('spec objectives 0 target', 0.9)),
    'spec.objectives[0].target',
    'differs from the agreed target',
  ],
  ['an operator that differs', spoilt('SLO', put('spec objectives 0 op', 'lte')), 'spec.objectives[0].op', 'differs'],
  ['a value that differs', spoilt('SLO', put('spec objectives 0 value', 3)), 'spec.objectives[0].value', 'differs'],
  ['two objectives', spoilt('SLO', put('spec objectives', [{ target: 0.8 }, { target: 0.9 }])), 'spec.objectives', 'one objective'],
  ['no window', spoilt('SLO', put('spec timeWindow', [])), 'spec.timeWindow', '1'],
  ['a window without a unit', spoilt('SLO', put('spec timeWindow 0 duration', '30')), 'spec.timeWindow[0].duration', '28d'],
  ['a calendar window of days', spoilt('SLO', put('spec timeWindow 0 duration', '28d')), 'spec.timeWindow[0].duration', 'calendar window'],
  ['a window elsewhere', spoilt('SLO', put('spec timeWindow 0 calendar timeZone', 'UTC')), 'spec.timeWindow[0].calendar.timeZone', 'zone'],
  ['a method that differs', spoilt('SLO', put('spec budgetingMethod', 'Timeslices')), 'spec.budgetingMethod', 'is written Occurrences'],
  ['a method nobody knows', spoilt('SLO', put('spec budgetingMethod', 'Guess')), 'spec.budgetingMethod', 'Occurrences'],
  [
    'slices where there are none',
    spoilt('SLO', put('spec objectives 0 timeSliceWindow', '1h')),
    'spec.objectives[0].timeSliceWindow',
    'slices',
  ],
  ['a number that is not whole', spoilt('SLO', put(`${NOTE}min-sample`, '49.5')), note('min-sample'), 'whole number'],
  ['a number where text belongs', spoilt('SLO', put(`${NOTE}min-sample`, 50)), note('min-sample'), 'expected string'],
  ['a minimum of nobody', spoilt('SLO', put(`${NOTE}min-sample`, '0')), note('min-sample'), '>=1'],
  ['an annotation that is no JSON', spoilt('SLO', put(`${NOTE}name`, '{es')), note('name'), 'as JSON'],
  ['an annotation of another shape', spoilt('SLO', put(`${NOTE}name`, '{"es":"x"}')), note('name'), 'en'],
  ['a name said in two ways', spoilt('SLO', put('metadata displayName', 'Otra cosa')), 'metadata.displayName', 'repeats'],
  [
    'a numerator of another indicator',
    spoilt('SLI', put('spec ratioMetric total metricSource spec indicator', 'nps')),
    'total.metricSource',
    'same indicator',
  ],
  [
    'numerator and denominator the wrong way',
    spoilt('SLI', put('spec ratioMetric good metricSource spec part', 'total')),
    'good.metricSource.spec.part',
    'Write good',
  ],
  ['a source nobody has', spoilt('SLI', put('spec ratioMetric good metricSource type', 'Prometheus')), 'spec', 'FeedbackStream'],
  ['a date that is none', spoilt('Agreement', put('spec effectiveFrom', '2026-02-30')), 'spec.effectiveFrom', 'date'],
  ['a language without words', spoilt('Agreement', put('spec languages', [])), 'spec.languages', '>=1'],
  ['a currency in words', spoilt('Agreement', put('spec currency', 'euros')), 'spec.currency', 'three-letter'],
  ['a name that is not the code', spoilt('Agreement', put('metadata name', 'otro')), 'metadata.name', 'write ans-2026-01'],
  ['a credit in percent', spoilt('CreditSchedule', put('spec tiers 0 share', '5')), 'spec.tiers[0].share', 'fraction from 0 to 1'],
  ['money with a comma', spoilt('CreditSchedule', put('spec feeMinor', '18000,00')), 'spec.feeMinor', 'smallest unit'],
  ['a time of 25 hours', spoilt('Calendar', put('spec weekly 0 end', '25:00')), 'spec.weekly[0].end', '08:00'],
  ['a document twice', spoilt('Party', () => undefined).repeat(2), 'metadata.name', 'two documents'],
])('%s is refused where it stands', (_what, yaml, path, message) => {
  const { agreement, problems } = read(yaml);
  expect(agreement).toBeNull();
  expect(problems.map((problem) => `${problem.path} — ${problem.message}`).join('\n')).toContain(message);
  expect(problems.some((problem) => problem.path.includes(path) && problem.message.includes(message))).toBe(true);
});

it('names the line', () => {
  const yaml = written(example(builtInTemplate('call-centre')!)).replace('mustSign: true', 'mustSign: maybe');
  const line = yaml.slice(0, yaml.indexOf('mustSign: maybe')).split('\n').length;
  expect(read(yaml).problems).toEqual([expect.objectContaining({ line, path: expect.stringContaining('spec.mustSign') })]);
});
