/** What each screen keeps in its address. Unknown or bad values are dropped, never an error. */
type Raw = Record<string, unknown>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const uuid = (value: unknown): string | undefined => (typeof value === 'string' && UUID.test(value) ? value : undefined);
const words = (value: unknown): string | undefined => {
  const text = typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
  return text.trim() === '' ? undefined : text.slice(0, 200);
};
const oneOf =
  <Choice extends string>(...choices: readonly Choice[]) =>
  (value: unknown): Choice | undefined =>
    choices.find((choice) => choice === value);

/** Only a path of this origin, so that signing in never leads elsewhere. */
export const signInSearch = (raw: Raw): { to?: string } => {
  const to = raw['to'];
  return typeof to === 'string' && /^\/(?![/\\])/.test(to) ? { to } : {};
};

/** The opinion whose drawer is open, on whatever screen. */
export const consoleSearch = (raw: Raw): { opinion?: string } => strip({ opinion: uuid(raw['opinion']) });

export const liveSearch = (raw: Raw): { label?: 'neg' | 'neu' | 'pos'; touchpoint?: string; topic?: string; q?: string } =>
  strip({
    label: oneOf('neg', 'neu', 'pos')(raw['label']),
    touchpoint: uuid(raw['touchpoint']),
    topic: words(raw['topic'])?.slice(0, 64),
    q: words(raw['q']),
  });

export const alertsSearch = (raw: Raw): { show?: 'all' } => strip({ show: oneOf('all')(raw['show']) });

export const agreementsSearch = (
  raw: Raw,
): { type?: 'customer' | 'internal' | 'multilevel' | 'underpinning'; status?: 'work' | 'inForce' | 'ended' } =>
  strip({
    type: oneOf('customer', 'internal', 'multilevel', 'underpinning')(raw['type']),
    status: oneOf('work', 'inForce', 'ended')(raw['status']),
  });

export const outboxSearch = (raw: Raw): { tab?: 'endpoints'; delivery?: string; kind?: 'email' | 'webhook' } =>
  strip({ tab: oneOf('endpoints')(raw['tab']), delivery: uuid(raw['delivery']), kind: oneOf('email', 'webhook')(raw['kind']) });

export const settingsSearch = (raw: Raw): { tab?: 'keys' | 'demo' } => strip({ tab: oneOf('keys', 'demo')(raw['tab']) });

type Present<Values> = { [Key in keyof Values]?: Exclude<Values[Key], undefined> };
function strip<Values extends Record<string, unknown>>(values: Values): Present<Values> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Present<Values>;
}
