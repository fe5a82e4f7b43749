const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A ULID: 10 characters of `atMs` (milliseconds since 1970), then 80 random bits, so that names sort by time. */
export function ulid(atMs: number, random: Uint8Array = crypto.getRandomValues(new Uint8Array(16))): string {
  let time = '';
  for (let rest = atMs; time.length < 10; rest = Math.floor(rest / 32)) time = CROCKFORD.charAt(rest % 32) + time;
  return time + Array.from(random, (byte) => CROCKFORD.charAt(byte % 32)).join('');
}
