/** Whether a page of this origin is one of ours: it is the public address, or the very host that the request came to. */
export function isOwnOrigin(origin: string, host: string | undefined, publicUrl: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { host: originHost, protocol } = new URL(origin);
  if (protocol !== 'http:' && protocol !== 'https:') return false;
  return origin === new URL(publicUrl).origin || (host !== undefined && originHost === host.toLowerCase());
}
