/** Accuracy, macro-F1 and neg/pos accuracy by sign, in per cent, by language and licence group; language accuracy; speed. */
export function evaluate(scorer, lines) {
  const groups = new Map();
  const started = performance.now();
  for (const line of lines) {
    const scored = { ...scorer.sentiment(line.text), language: scorer.language(line.text), line };
    const keys = [`${line.lang} ${line.lic ?? ''}`, `${line.lang} all`];
    for (const key of keys) groups.has(key) ? groups.get(key).push(scored) : groups.set(key, [scored]);
  }
  const seconds = (performance.now() - started) / 1000;
  console.table(Object.fromEntries([...groups].sort().map(([key, scored]) => [key, figures(scored)])));
  console.log(`${Math.round(lines.length / seconds)} texts/s (sentiment and language)`);
}

const percent = (part, whole) => Math.round((1000 * part) / whole) / 10;

function figures(scored) {
  const polar = scored.filter(({ line }) => line.label !== 'neu');
  const signIs = ({ sentiment, line }) => (line.label === 'pos' ? sentiment > 0 : sentiment < 0);
  const f1 = ['neg', 'neu', 'pos'].map((label) => f1Of(scored, label));
  return {
    n: scored.length,
    accuracy: percent(scored.filter(({ label, line }) => label === line.label).length, scored.length),
    macroF1: percent(
      f1.reduce((sum, value) => sum + value, 0),
      f1.length,
    ),
    bin: percent(polar.filter(signIs).length, polar.length),
    neutralRecall: percent(
      scored.filter(({ label, line }) => line.label === 'neu' && label === 'neu').length,
      scored.length - polar.length,
    ),
    language: percent(scored.filter(({ language, line }) => language === line.lang).length, scored.length),
  };
}

function f1Of(scored, wanted) {
  const hits = scored.filter(({ label, line }) => label === wanted && line.label === wanted).length;
  const said = scored.filter(({ label }) => label === wanted).length;
  const was = scored.filter(({ line }) => line.label === wanted).length;
  return hits === 0 ? 0 : (2 * hits) / (said + was);
}
