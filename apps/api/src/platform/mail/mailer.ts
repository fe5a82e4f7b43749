/** One message to one person. The subject and the text come from the program and its organization, never from a visitor. */
export interface Mail {
  /** Of the delivery; the same message sent twice carries the same Message-ID. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly language: 'es' | 'en';
}

/** Hands mail to whatever carries it. */
export abstract class Mailer {
  /** `delivered`: a mail server took it. `outbox`: none is configured, it is only shown in the console. Throws when the server did not take it. */
  abstract send(mail: Mail): Promise<'delivered' | 'outbox'>;
}
