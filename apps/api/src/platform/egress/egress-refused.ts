/** An address that is not to be reached. The message is for the person who typed it and names no address behind a name. */
export class EgressRefused extends Error {
  override readonly name = 'EgressRefused';
}
