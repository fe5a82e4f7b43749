const MOST_CHARACTERS = 200;

/** What the console may show of another system's words: no control or direction characters, one line, 200 characters at most. */
export function responseExcerpt(text: string): string {
  const line = text
    .toWellFormed()
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim();
  return [...line].slice(0, MOST_CHARACTERS).join('');
}
