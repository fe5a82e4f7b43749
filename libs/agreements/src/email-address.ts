/** One local part without spaces, one domain with a dot: what a mail server will try, as browsers check it. */
const EMAIL = /^[^\s@<>(),;:"[\]\\]{1,64}@[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+$/i;

/** Whether a text has the form of an e-mail address. Whether somebody reads it, only a mail tells. */
export function isEmailAddress(value: string): boolean {
  return value.length <= 254 && EMAIL.test(value);
}
