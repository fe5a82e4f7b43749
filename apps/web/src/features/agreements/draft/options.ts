import { useMemo } from 'react';
import { useContent, useInWords } from './draft-context.js';

interface Option {
  readonly value: string;
  readonly label: string;
}

function useNamed<Item extends { readonly ref: string }>(items: readonly Item[], nameOf: (item: Item) => string): readonly Option[] {
  return useMemo(() => items.map((item) => ({ value: item.ref, label: nameOf(item) || item.ref })), [items, nameOf]);
}

const ownName = ({ name }: { readonly name: string }) => name;

/** The parties, to point at. */
export const usePartyOptions = () => useNamed(useContent('stakeholders').parties, ownName);
/** The people who speak for the parties. */
export const usePeopleOptions = () => useNamed(useContent('stakeholders').people, ownName);

type Worded = { readonly ref: string; readonly name: { readonly es: string; readonly en: string } };
function useWorded(items: readonly Worded[]): readonly Option[] {
  const inWords = useInWords();
  return useMemo(() => items.map((item) => ({ value: item.ref, label: inWords(item.name) || item.ref })), [inWords, items]);
}

export const useServiceOptions = () => useWorded(useContent('services').services);
export const useCalendarOptions = () => useWorded(useContent('services').calendars);
export const usePlanOptions = () => useWorded(useContent('services').plans);
export const useIndicatorOptions = () => useWorded(useContent('metrics').indicators);
export const useRemedyPlanOptions = () => useWorded(useContent('remedy_plan').plans);
export const useCreditScheduleOptions = () => useWorded(useContent('remedy_plan').creditSchedules);

/** The service levels, with their code first. */
export function useLevelOptions(): readonly Option[] {
  const inWords = useInWords();
  const { levels } = useContent('service_levels');
  return useMemo(
    () => levels.map(({ ref, code, name }) => ({ value: ref, label: [code, inWords(name)].filter(Boolean).join(' · ') || ref })),
    [inWords, levels],
  );
}

/** The obligations, by what has to be done. */
export function useObligationOptions(): readonly Option[] {
  const inWords = useInWords();
  const { obligations } = useContent('obligations');
  return useMemo(
    () => obligations.map(({ ref, action }) => ({ value: ref, label: inWords(action).slice(0, 80) || ref })),
    [inWords, obligations],
  );
}
