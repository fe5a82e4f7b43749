import type { AgreementLanguage } from '@pulso/agreements';

/** What people are told: the term comes to its end, came to it, or service began without the last signature. */
export type LifecycleNotice = 'renews' | 'ends' | 'ended' | 'unsigned';

export interface LifecycleFacts {
  readonly code: string;
  readonly title: string;
  readonly organization: string;
  /** Day of the end, or of the beginning of service for `unsigned`, in the agreement's zone. */
  readonly day: string;
  /** Where the console shows it; null for whoever has no account. */
  readonly link: string | null;
}

interface MailWords {
  readonly subject: string;
  readonly body: string;
}

const NEWS: Readonly<Record<AgreementLanguage, Readonly<Record<LifecycleNotice, (named: string, day: string) => MailWords>>>> = {
  es: {
    renews: (named, day) => ({
      subject: `Se renueva tras el ${day}: ${named}`,
      body: `El acuerdo ${named} se renueva por sí mismo cuando termine su plazo, cuyo último día es el ${day}. Si alguna parte no quiere seguir o quiere cambiar algo, este es el momento de decirlo.`,
    }),
    ends: (named, day) => ({
      subject: `Termina el ${day}: ${named}`,
      body: `El último día del acuerdo ${named} es el ${day}. Después no habrá veredictos ni alertas. Para seguir hace falta firmar una enmienda antes.`,
    }),
    ended: (named, day) => ({
      subject: `Terminó: ${named}`,
      body: `El ${day} fue el último día del acuerdo ${named}. Sus alertas abiertas se cerraron por ese motivo; lo medido hasta entonces se conserva.`,
    }),
    unsigned: (named, day) => ({
      subject: `El servicio empezó sin todas las firmas: ${named}`,
      body: `El servicio del acuerdo ${named} empezó el ${day} y todavía falta alguna firma. Lo que ocurra antes de la última firma es solo una línea base: no recibe veredicto.`,
    }),
  },
  en: {
    renews: (named, day) => ({
      subject: `Renews after ${day}: ${named}`,
      body: `Agreement ${named} renews itself when its term is over; the last day of the term is ${day}. If a party does not want to go on, or wants to change something, now is the time to say so.`,
    }),
    ends: (named, day) => ({
      subject: `Ends on ${day}: ${named}`,
      body: `The last day of agreement ${named} is ${day}. After it there are no verdicts and no alerts. To go on, an amendment has to be signed before.`,
    }),
    ended: (named, day) => ({
      subject: `Has ended: ${named}`,
      body: `${day} was the last day of agreement ${named}. Its open alerts were closed for that reason; what was measured until then is kept.`,
    }),
    unsigned: (named, day) => ({
      subject: `Service began without all signatures: ${named}`,
      body: `Service under agreement ${named} began on ${day} and a signature is still missing. What happens before the last signature is a baseline only: it gets no verdict.`,
    }),
  },
};

/** A mail about the life of an agreement, in the language of whoever gets it. */
export function lifecycleWords(language: AgreementLanguage, notice: LifecycleNotice, facts: LifecycleFacts): MailWords {
  const { code, title, organization, day, link } = facts;
  const { subject, body } = NEWS[language][notice](title ? `${code} · ${title}` : code, day);
  const [invitation, why] =
    language === 'es'
      ? ['Ver el acuerdo:', `Recibe este mensaje porque ${organization} le nombra en el acuerdo ${code} como responsable.`]
      : ['See the agreement:', `You receive this because ${organization} names you in agreement ${code} as a person in charge.`];
  return { subject, body: [body, ...(link === null ? [] : [`${invitation}\n${link}`]), why].join('\n\n') };
}

/** A day as people write it. */
export function dayIn(language: AgreementLanguage, atMs: number, timeZone: string): string {
  return new Intl.DateTimeFormat(language === 'es' ? 'es-ES' : 'en-GB', { dateStyle: 'long', timeZone }).format(atMs);
}
