import type { AgreementContent } from '../agreement-content.js';
import { textsOf, type PlacedText } from '../agreement-texts.js';
import { foldText } from '../fold-text.js';
import type { LintFinding, LintRule } from './lint-finding.js';
import { vagueWordsIn } from './vague-words-in.js';
import { REASONS } from './vague-words.js';

/** Abbreviations that every reader knows. */
const KNOWN = new Set(['PDF', 'CSV', 'API', 'SMS', 'UTC', 'URL', 'QR', 'IVA', 'VAT', 'NIF', 'RUT', 'CIF', 'ID', 'TI', 'IT', 'PC', 'OK']);

const WORDS = {
  undefined: {
    es: ['El glosario no lo define: cada parte puede entender otra cosa.', 'Defínalo en el glosario, o escriba lo que quiere decir.'],
    en: ['The glossary does not define it: each party may read something else.', 'Define it in the glossary, or write what you mean.'],
  },
  unused: {
    es: ['El glosario lo define y el acuerdo no lo usa.', 'Úselo donde corresponda, o quítelo del glosario.'],
    en: ['The glossary defines it and the agreement does not use it.', 'Use it where it belongs, or take it out of the glossary.'],
  },
  number: {
    es: ['Habla de un plazo o de un porcentaje y no da el número.', 'Escriba el número y su unidad.'],
    en: ['It speaks of a deadline or a percentage and does not give the number.', 'Write the number and its unit.'],
  },
} as const;

function wholeWords(source: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}/])(?:${source})(?![\\p{L}\\p{N}/])`, 'gu');
}

/** A deadline or share that is spoken of without a number in the same sentence. */
const NUMBERLESS = {
  es: wholeWords('(?:dentro de|en) (?:un|el) plazo|un porcentaje|cierto porcentaje|un numero (?:limitado|determinado) de'),
  en: wholeWords('within (?:a|the) (?:period|deadline|time ?frame)|a percentage|a certain percentage|a (?:limited|certain) number of'),
} as const;

const ACRONYM = /(?<![\p{L}\p{N}-])\p{Lu}{2,6}(?![\p{L}\p{N}-])/gu;
/** A word or two in quotes look like a term; more are somebody's words. */
const QUOTED = /[«“"]([^\s«»“”"]+(?: [^\s«»“”"]+)?)[»”"]/gu;

/** What the printed document says by itself, in tables and clauses. */
const PRINTED = [
  'muestra minima',
  'minimum sample',
  'dia habil',
  'dias habiles',
  'working day',
  'working days',
  'hora habil',
  'horas habiles',
  'working hours',
];

/**
 * Words of the agreement that two people could read in two ways, in the languages it is written in and in the order of the document: vague
 * words, numbers that are missing, terms nobody defined, definitions nobody uses.
 */
export function lintTerms(content: AgreementContent): readonly LintFinding[] {
  const { languages, currency } = content.overview;
  const texts = [...textsOf(content)];
  const findings = new Map<string, LintFinding>();
  for (const language of languages) {
    const terms = content.glossary.terms
      .map(({ ref, term }) => ({ ref, folded: foldText(term[language].trim()) }))
      .filter(({ folded }) => folded);
    const defined = new Set(terms.map(({ folded }) => folded));
    const names = new Set(texts.filter(isName).map(({ text }) => foldText(text[language].trim())));
    for (const { name } of content.stakeholders.parties) names.add(foldText(name));
    const isDefined = (word: string): boolean =>
      KNOWN.has(word) ||
      word === currency ||
      defined.has(foldText(word)) ||
      terms.some(({ folded }) => folded.split(/[^\p{L}\p{N}]+/u).includes(foldText(word)));
    for (const placed of texts) {
      const text = placed.text[language];
      if (text.trim() === '') continue;
      const folded = foldText(text);
      const note = (rule: LintRule, start: number, end: number, [why, suggestion]: readonly [string, string]) => {
        const key = [placed.section, placed.path.join('.'), language, rule, folded.slice(start, end)].join('/');
        if (!findings.has(key))
          findings.set(key, {
            key,
            rule,
            section: placed.section,
            path: placed.path,
            language,
            excerpt: text.slice(start, end),
            start,
            end,
            why,
            suggestion,
          });
      };
      for (const { start, end, why } of vagueWordsIn(folded, language)) note('vague', start, end, REASONS[why][language]);
      for (const match of folded.matchAll(NUMBERLESS[language]))
        if (!/\d/.test(sentenceAround(text, match.index)))
          note('without_number', match.index, match.index + match[0].length, WORDS.number[language]);
      // A glossary explains words by other words.
      if (placed.section === 'glossary') continue;
      for (const match of text.matchAll(ACRONYM))
        if (!isDefined(match[0]) && !isShouted(text))
          note('undefined_term', match.index, match.index + match[0].length, WORDS.undefined[language]);
      for (const match of text.matchAll(QUOTED)) {
        const term = match[1] ?? '';
        if (!defined.has(foldText(term.trim())) && !names.has(foldText(term.trim())))
          note('undefined_term', match.index + 1, match.index + 1 + term.length, WORDS.undefined[language]);
      }
    }
    const used = texts
      .filter(({ section }) => section !== 'glossary')
      .map(({ text }) => foldText(text[language]))
      .join('\n');
    for (const { ref, folded } of terms)
      if (!PRINTED.includes(folded) && !wholeWords(escape(folded)).test(used)) {
        const term = content.glossary.terms.find((candidate) => candidate.ref === ref)?.term[language] ?? '';
        const key = ['glossary', `terms.${ref}.term`, language, 'unused_term', folded].join('/');
        const [why, suggestion] = WORDS.unused[language];
        findings.set(key, {
          key,
          rule: 'unused_term',
          section: 'glossary',
          path: ['terms', ref, 'term'],
          language,
          excerpt: term,
          start: 0,
          end: term.length,
          why,
          suggestion,
        });
      }
  }
  return [...findings.values()];
}

/** Names of services, levels, plans and the like are terms the agreement itself introduces. */
function isName({ path }: PlacedText): boolean {
  return path.at(-1) === 'name';
}

/** A text that is written in capitals as a whole holds no abbreviations. */
function isShouted(text: string): boolean {
  return text.length > 12 && text === text.toUpperCase();
}

function sentenceAround(text: string, at: number): string {
  const from = Math.max(text.lastIndexOf('.', at - 1), text.lastIndexOf(';', at - 1), text.lastIndexOf('\n', at - 1)) + 1;
  const ends = [text.indexOf('. ', at), text.indexOf(';', at), text.indexOf('\n', at)].filter((end) => end >= 0);
  return text.slice(from, ends.length > 0 ? Math.min(...ends) : text.length);
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
