export const RATING_SCALES = ['csat', 'nps', 'ces', 'stars', 'thumbs'] as const;
export type RatingScale = (typeof RATING_SCALES)[number];

/** What is known about one feedback when it is measured. What is absent was not asked, not answered or not yet analysed. */
export interface MeasuredEvent {
  readonly rating?: { readonly scale: RatingScale; readonly value: number };
  /** From −1 (bad) to 1 (good). */
  readonly sentiment?: number;
  /** The scorer would not commit itself. */
  readonly abstained?: boolean;
  readonly defectReported?: boolean;
  readonly severity?: number;
  /** `test`, `employee`, `duplicate`, `spam`, `coerced`. */
  readonly flags: readonly string[];
}

export type FieldType = 'number' | 'boolean' | 'set';

/** The fields a predicate may ask about. */
export const EVENT_FIELDS = {
  'answers.csat': 'number',
  'answers.nps': 'number',
  'answers.ces': 'number',
  'answers.stars': 'number',
  'answers.thumbs': 'number',
  'analysis.sentiment': 'number',
  'analysis.severity': 'number',
  'analysis.abstained': 'boolean',
  'analysis.defectReported': 'boolean',
  flags: 'set',
} as const satisfies Record<string, FieldType>;

export type EventField = keyof typeof EVENT_FIELDS;

function answer(event: MeasuredEvent, scale: RatingScale): number | undefined {
  return event.rating?.scale === scale ? event.rating.value : undefined;
}

/** The value of a field, undefined when the event does not have it. */
export function fieldOf(event: MeasuredEvent, field: EventField): number | boolean | readonly string[] | undefined {
  switch (field) {
    case 'answers.csat':
      return answer(event, 'csat');
    case 'answers.nps':
      return answer(event, 'nps');
    case 'answers.ces':
      return answer(event, 'ces');
    case 'answers.stars':
      return answer(event, 'stars');
    case 'answers.thumbs':
      return answer(event, 'thumbs');
    case 'analysis.sentiment':
      return event.sentiment;
    case 'analysis.severity':
      return event.severity;
    case 'analysis.abstained':
      return event.abstained;
    case 'analysis.defectReported':
      return event.defectReported;
    case 'flags':
      return event.flags;
  }
}
