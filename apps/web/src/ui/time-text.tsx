import { Tooltip } from '@mantine/core';
import { useFormat, useNow, useZoneName } from '../lib/locale.js';

interface TimeTextProps {
  readonly iso: string;
  /** Whose clock: the agreement's or organization's zone. */
  readonly timeZone: string;
  readonly relative?: boolean;
  /** False where the surroundings are already one focus stop, as in a list of links. */
  readonly focusable?: boolean;
}

/** A moment, relative under a day when asked for; the exact time and its zone on hover and focus. */
export function TimeText({ iso, timeZone, relative = false, focusable = true }: TimeTextProps) {
  const format = useFormat();
  const zoneName = useZoneName();
  const now = useNow();
  const exact = `${format.dateTime(iso, timeZone)}, ${zoneName(timeZone)}`;
  const text = relative ? format.ago(iso, now, timeZone) : format.dateTime(iso, timeZone);
  if (!focusable)
    return (
      <time dateTime={iso} className="num" title={exact}>
        {text}
      </time>
    );
  return (
    <Tooltip label={exact}>
      <time dateTime={iso} className="num" tabIndex={0}>
        {text}
      </time>
    </Tooltip>
  );
}
