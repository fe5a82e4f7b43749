export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Piece {
  readonly text: string;
  readonly quoted: boolean;
}

/** Cuts a text at its quotes. Spans may overlap or come in any order; one that lies outside the text is ignored. */
export function highlight(text: string, quotes: readonly Span[]): Piece[] {
  const spans = quotes
    .filter(({ start, end }) => Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= text.length)
    .sort((a, b) => a.start - b.start);
  const pieces: Piece[] = [];
  let at = 0;
  const push = (end: number, quoted: boolean) => {
    if (end <= at) return;
    const last = pieces.at(-1);
    if (last && last.quoted === quoted) pieces[pieces.length - 1] = { text: last.text + text.slice(at, end), quoted };
    else pieces.push({ text: text.slice(at, end), quoted });
    at = end;
  };
  for (const { start, end } of spans) {
    push(start, false);
    push(end, true);
  }
  push(text.length, false);
  return pieces;
}
