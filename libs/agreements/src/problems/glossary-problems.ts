import { foldText } from '../fold-text.js';
import { isWritten, nameIn } from '../agreement-texts.js';
import { AGREEMENT_LANGUAGES } from '../localized-text.js';
import type { Rule } from './problem.js';

export const glossaryProblems: Rule = ({ glossary: { terms }, overview }, say) => {
  if (terms.length === 0) say('glossary', 'glossary.empty', ['terms']);
  const seen = new Set<string>();
  for (const { ref, term, definition } of terms) {
    if (!isWritten(term)) say('glossary', 'glossary.term-missing', ['terms', ref, 'term']);
    if (!isWritten(definition)) {
      const values = { term: nameIn(term, overview.prevailingLanguage, ref) };
      say('glossary', 'glossary.definition-missing', ['terms', ref, 'definition'], values);
    }
    for (const language of AGREEMENT_LANGUAGES) {
      const folded = foldText(term[language].trim());
      if (folded === '') continue;
      if (seen.has(`${language} ${folded}`))
        say('glossary', 'glossary.term-repeated', ['terms', ref, 'term'], { term: term[language].trim() });
      seen.add(`${language} ${folded}`);
    }
  }
};
