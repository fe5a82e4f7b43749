import { civilDateOf } from '@pulso/kernel';

/** Whether a text names an IANA time zone this machine knows. */
export function isTimeZone(timeZone: string): boolean {
  try {
    civilDateOf(0, timeZone);
    return true;
  } catch {
    return false;
  }
}
