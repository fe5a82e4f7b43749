// C0 controls except tab, line feed and carriage return (folded below), DEL, and the C1 block: PostgreSQL refuses NUL and nobody can read the rest.
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
/**
 * Text that is clean already, as nearly all is: one line of characters of Latin-1, none of which normalizes to another, with nothing to trim. Looking is
 * several times cheaper than cleaning.
 */
const CLEAN = /^[!-~\u00a1-\u00ff](?:[ -~\u00a0-\u00ff]*[!-~\u00a1-\u00ff])?$/;

/** Text as Pulso stores it: well-formed UTF-16, NFC, no control characters, `\n` line ends, trimmed. Done before hashing. */
export function cleanText(text: string): string {
  return CLEAN.test(text) ? text : text.toWellFormed().replace(CONTROLS, '').replace(/\r\n?/g, '\n').normalize('NFC').trim();
}
