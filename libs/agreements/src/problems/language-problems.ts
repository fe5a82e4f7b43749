import { isWritten, textsOf } from '../agreement-texts.js';
import type { Rule } from './problem.js';

/** A text that is used has to be there in every language of the agreement. */
export const languageProblems: Rule = (content, say) => {
  for (const { section, path, text } of textsOf(content)) {
    if (!isWritten(text)) continue;
    for (const language of content.overview.languages)
      if (text[language].trim() === '') say(section, 'text.language-missing', [...path, language], { language });
  }
};
