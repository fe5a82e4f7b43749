/**
 * Whether a browser page may send feedback to a touchpoint. No list means any page; programs send no Origin and are let through,
 * because a public key identifies and grants nothing that can be read. `https://*.example.com` stands for any subdomain.
 */
export function isOriginAllowed(allowedOrigins: readonly string[], origin: string | undefined, ownOrigin: string): boolean {
  if (origin === undefined || origin === ownOrigin || allowedOrigins.length === 0) return true;
  return allowedOrigins.some((allowed) => {
    if (allowed === origin) return true;
    const [scheme, host] = allowed.split('://*.');
    return host !== undefined && origin.startsWith(`${scheme}://`) && origin.endsWith(`.${host}`);
  });
}
