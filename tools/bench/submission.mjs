import { ulid } from 'ulid';

const COMMENTS = [
  'Muy buena atención, me resolvieron a la primera.',
  'Esperé veinte minutos y nadie contestó.',
  'El pan llegó frío y tarde.',
  'Todo bien, gracias.',
];
const RATINGS = [1, 2, 3, 4, 5];

/** The body a customer's panel sends. */
export function submission(n, submissionId = ulid()) {
  return {
    submissionId,
    rating: { scale: 'csat', value: RATINGS[n % RATINGS.length] },
    comment: COMMENTS[n % COMMENTS.length],
    context: { page: '/pedido', locale: 'es' },
  };
}

/** Every body there is, as text that lacks only its own submissionId: what a load sends must cost the sender next to nothing. */
export const SUBMISSION_TEMPLATES = Array.from({ length: RATINGS.length * COMMENTS.length }, (_, n) => {
  const [before, after] = JSON.stringify(submission(n, '<id>')).split('<id>');
  return { before, after };
});

const DIGITS = Buffer.from('0123456789ABCDEFGHJKMNPQRSTVWXYZ');
const FOLLOWING = Buffer.alloc(128);
DIGITS.forEach((digit, value) => (FOLLOWING[digit] = DIGITS[(value + 1) % DIGITS.length]));

/** ULIDs that count up from a random one, as one maker's do within a millisecond. */
export class UlidCounter {
  static LENGTH = 26;
  /** The characters of the current id. */
  bytes = Buffer.from(ulid());

  advance() {
    for (let at = UlidCounter.LENGTH - 1; ; at--) {
      this.bytes[at] = FOLLOWING[this.bytes[at]];
      if (this.bytes[at] !== DIGITS[0]) return;
    }
  }
}
