import type { AgreementContent } from '../agreement-content.js';
import { documentModel } from '../document/document-model.js';
import { checklist, completeEssentials } from '../checklist.js';
import { lintTerms } from '../lint/lint-terms.js';
import { problems } from '../problems/problems.js';
import type { AgreementTemplate } from './agreement-template.js';
import { BUILT_IN_TEMPLATES, builtInTemplate } from './built-in-templates.js';

const examplesOf = ({ variables }: AgreementTemplate) => Object.fromEntries(variables.map(({ key, example }) => [key, example]));

const FACTS = { organization: 'O', code: 'C-1', version: 1, amends: null, documentHash: null, verifyUrl: null, signatures: [] };

function* texts(value: unknown, path = ''): Generator<{ path: string; es: string; en: string }> {
  if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* texts(item, `${path}[${index}]`);
  else if (value !== null && typeof value === 'object') {
    if ('es' in value && 'en' in value) yield { path, ...(value as { es: string; en: string }) };
    else for (const [key, member] of Object.entries(value)) yield* texts(member, `${path}.${key}`);
  }
}

const read = (content: AgreementContent, language: 'es' | 'en') => JSON.stringify(documentModel(content, language, FACTS));

it('has templates with keys of their own, found by key', () => {
  const keys = BUILT_IN_TEMPLATES.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  for (const template of BUILT_IN_TEMPLATES) expect(builtInTemplate(template.key)).toBe(template);
  expect(builtInTemplate('none')).toBeUndefined();
});

describe.each(BUILT_IN_TEMPLATES.map((template) => [template.key, template] as const))('%s', (_key, template) => {
  const content = template.build(examplesOf(template), ['es', 'en']);

  it('is written in both languages, or in neither where there is nothing to say', () => {
    const halves = [...texts(content)].filter(({ es, en }) => (es === '') !== (en === ''));
    expect(halves.map(({ path }) => path)).toEqual([]);
    const same = [...texts(content)].filter(({ es, en }) => es === en && es.length > 20);
    expect(same.map(({ path }) => path)).toEqual([]);
  });

  it('is complete: nine of nine, and nothing to mend or to think over; deliverables wait for a person to accept them', () => {
    const found = problems(content)
      .filter(({ code }) => code !== 'services.deliverable-not-accepted')
      .map(({ section, path, code }) => [section, path.join('.'), code].join(' '));
    expect(content.services.services.flatMap(({ deliverables }) => deliverables.flatMap(({ acceptedBy }) => acceptedBy))).toEqual([]);
    expect(found).toEqual([]);
    expect(completeEssentials(checklist(content))).toBe(9);
  });

  it('uses precise words and defines its terms: nothing for the linter to find', () => {
    expect(
      lintTerms(content).map(({ rule, excerpt, section, path, language }) => [rule, excerpt, language, section, ...path].join(' ')),
    ).toEqual([]);
  });

  it('points at nothing that is not there', () => {
    expect(read(content, 'es')).not.toContain('no figura en el acuerdo');
    expect(read(content, 'en')).not.toMatch(/undefined|\[object|NaN/);
  });

  it('has every variable read: another value is another agreement', () => {
    const before = JSON.stringify(content);
    const changed = { text: 'Otra Casa', email: 'otra@casa.example', date: '2027-02-03', money: '4321', number: '77' };
    const unread = template.variables.filter(
      ({ key, kind }) =>
        JSON.stringify(template.build({ ...examplesOf(template), [key]: key === 'currency' ? 'USD' : changed[kind] }, ['es', 'en'])) ===
        before,
    );
    expect(unread.map(({ key }) => key)).toEqual([]);
  });

  it('leaves the language that is not asked for empty, and lets the first prevail', () => {
    const english = template.build(examplesOf(template), ['en']);
    expect(english.overview).toMatchObject({ languages: ['en'], prevailingLanguage: 'en' });
    expect([...texts(english)].filter(({ es }) => es !== '')).toEqual([]);
    expect([...texts(english)].map(({ en }) => en)).toEqual([...texts(content)].map(({ en }) => en));
  });

  it('can be started with nothing given, and leaves names, addresses and dates to the parties', () => {
    const blank = template.build({}, ['es', 'en']);
    expect(blank.overview).toMatchObject({ effectiveFrom: null, effectiveTo: null });
    expect(blank.stakeholders.people.flatMap(({ contacts }) => contacts)).toEqual([]);
    expect(read(blank, 'es')).not.toMatch(/undefined|\[object|NaN|no figura/);
  });

  it('says the same each time', () => {
    expect(template.build(examplesOf(template), ['es', 'en'])).toEqual(content);
  });
});
