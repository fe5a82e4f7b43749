const MARKS = /\p{M}/gu;

function foldCharacter(character: string): string {
  const plain = character.normalize('NFD').replace(MARKS, '').toLowerCase();
  return plain.length === character.length ? plain : character;
}

/** Lower case without accents, unit for unit as long as the input: an offset in the result is an offset in the text. */
export function foldText(text: string): string {
  let folded = '';
  for (const character of text) folded += character <= '\u007f' ? character.toLowerCase() : foldCharacter(character);
  return folded;
}
