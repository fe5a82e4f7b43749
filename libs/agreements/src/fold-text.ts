const MARKS = /\p{M}/gu;

/** Lower case without accents, unit for unit as long as the input: an offset in the result is an offset in the text. */
export function foldText(text: string): string {
  let folded = '';
  for (const character of text) {
    const plain = character.normalize('NFD').replace(MARKS, '').toLowerCase();
    folded += plain.length === character.length ? plain : character;
  }
  return folded;
}
