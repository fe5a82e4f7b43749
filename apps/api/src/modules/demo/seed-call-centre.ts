import { civilDateOf, startOfDay } from '@pulso/kernel';
import type { Answer, AnswerSetting } from './answers.js';
import { BAKERY_CONTENT, CALL_CENTRE_CONTENT } from './agreement-contents.js';
import { insertAlerts } from './insert-alerts.js';
import { cafeMonths, hotelMonths, isCafeOpen } from './bakery-story.js';
import { callCentreMonths, isCallCentreOpen, themeOn } from './call-centre-story.js';
import { CommentWriter } from './comment-writer.js';
import { SIGNED_AHEAD_MS, type DemoAgreement } from './demo-agreement.js';
import { insertService, insertStory, tell, versionOf, type Seeding, type TellingManner } from './demo-organization.js';
import type { DemoTouchpoint } from './demo-feedback.js';
import { monthOf } from './month-plan.js';
import { BAKERY_ES, CALL_CENTRE_EN, CALL_CENTRE_ES } from './sentences.js';
import { defaultTexts } from '../touchpoints/survey-texts.js';
import { newPublicKey } from '../touchpoints/public-key.js';

const ZONE = 'Europe/Madrid';
const HOUR_MS = 3_600_000;
const RENEWAL = { mode: 'auto', term: '12M', noticeDays: 60 } as const;
const CITIES = ['Madrid', 'Getafe', 'Alcalá de Henares', 'Móstoles', 'Leganés'];
/** Nobody speaks of waiting lines at a bakery's back door. */
const NO_THEME = () => ({ waiting: 0.1, outage: 0 });

/** How the call centre works and how its callers speak. */
export const CALL_CENTRE: TellingManner = {
  setting: {
    timeZone: ZONE,
    opensAtHour: 8,
    closesAtHour: 20,
    isOpen: isCallCentreOpen,
    writer: new CommentWriter(CALL_CENTRE_ES, CALL_CENTRE_EN, themeOn),
    defects: 0.014,
    contextOf: (date, random) => ({
      channel: 'phone',
      city: random.pick(CITIES),
      ...(themeOn(date).outage > 0 && { incident: 'TelcoSur 2026-04-14' }),
    }),
  },
  least: 60,
  seed: 2_026,
  edit: withEvents,
};

const BAKERY: Omit<AnswerSetting, 'isOpen'> = {
  timeZone: ZONE,
  opensAtHour: 7,
  closesAtHour: 12,
  writer: new CommentWriter(BAKERY_ES, null, NO_THEME),
  defects: 0.008,
  contextOf: () => ({}),
};

export const CAFE: TellingManner = { setting: { ...BAKERY, isOpen: isCafeOpen }, least: 0, seed: 3_000 };
export const HOTEL: TellingManner = { setting: { ...BAKERY, isOpen: () => true }, least: 0, seed: 4_000 };

/** VozClara and La Espiga: the call centre of agreement A, the deliveries of agreement B. Returns the call centre's public key. */
export async function seedCallCentre(seeding: Seeding, members: { readonly diego: string }): Promise<string> {
  const { nowMs } = seeding;
  const lastMonth = monthOf(nowMs, ZONE);
  const publicKey = newPublicKey();
  const createdMs = Date.parse('2025-12-20T09:00:00Z');
  const callCentre = await insertService(
    seeding,
    { code: 'call-center', name: 'Centro de llamadas' },
    { publicKey, name: 'Fin de llamada', surveyKind: 'csat', ...defaultTexts('csat', 'es'), createdMs },
  );
  const bread = {
    surveyKind: 'stars',
    question: '¿Qué tan fresco llegó el pan?',
    followUpQuestion: defaultTexts('stars', 'es').followUpQuestion,
  } as const;
  const cafe = await insertService(
    seeding,
    { code: 'panaderia-oro', name: 'Entregas a Café Alameda' },
    { publicKey: newPublicKey(), name: 'Entrega · Café Alameda', ...bread, createdMs: createdMs + HOUR_MS },
  );
  const hotel = await insertService(
    seeding,
    { code: 'panaderia-plata', name: 'Entregas a Hotel Mirador' },
    { publicKey: newPublicKey(), name: 'Entrega · Hotel Mirador', ...bread, createdMs: createdMs + 2 * HOUR_MS },
  );

  const feedback = [
    ...tell(seeding, { ...CALL_CENTRE, touchpoint: callCentre, months: callCentreMonths(lastMonth) }),
    ...tell(seeding, { ...CAFE, touchpoint: cafe, months: cafeMonths(lastMonth) }),
    ...tell(seeding, { ...HOTEL, touchpoint: hotel, months: hotelMonths(lastMonth) }),
  ];
  const agreements = [agreementA(seeding, callCentre), agreementB(seeding, cafe, hotel)];
  const periods = await insertStory(seeding, agreements, feedback);
  const n1 = agreements[0]?.versions[0]?.objectives[0];
  if (!n1) throw new Error('The first agreement has no objective.');
  await insertAlerts(seeding, n1, 'Centro de llamadas', periods.get(n1.id) ?? [], members.diego);
  return publicKey;
}

/** Single answers with a story of their own. */
function withEvents(month: string, answers: readonly Answer[]): readonly Answer[] {
  if (month === '2026-05')
    return answers.map((answer) =>
      civilDateOf(answer.occurredMs, ZONE) === '2026-05-31' ? { ...answer, receivedMs: answer.occurredMs + 70 * HOUR_MS } : answer,
    );
  if (month !== '2026-06') return answers;
  const erased = answers.find(({ occurredMs, comment }) => comment !== null && civilDateOf(occurredMs, ZONE) >= '2026-06-18');
  const disputed = answers.find(({ occurredMs, value }) => value === 1 && civilDateOf(occurredMs, ZONE) >= '2026-06-22');
  return answers.map((answer) => {
    if (answer === erased) return { ...answer, comment: null, context: { erased: '2026-06-19' } };
    if (answer === disputed) return { ...answer, context: { ...answer.context, dispute: 'open' } };
    return answer;
  });
}

/** The first day of the year after this one: what ends is renewed by itself. */
function renewedUntil(nowMs: number): number {
  const year = Math.max(2026, Number(civilDateOf(nowMs, ZONE).slice(0, 4)));
  return startOfDay(`${year + 1}-01-01`, ZONE);
}

function agreementA({ nowMs, random }: Seeding, { serviceId }: DemoTouchpoint): DemoAgreement {
  const effectiveFromMs = startOfDay('2026-01-01', ZONE);
  const id = () => random.uuid(effectiveFromMs);
  return {
    id: id(),
    code: 'ANS-2026-01',
    type: 'customer',
    title: { es: 'Centro de llamadas · Panadería La Espiga', en: 'Call centre · Panadería La Espiga' },
    timeZone: ZONE,
    versions: [
      versionOf(random, {
        n: 1,
        status: 'active',
        effectiveFromMs,
        effectiveToMs: renewedUntil(nowMs),
        signedAtMs: effectiveFromMs - SIGNED_AHEAD_MS,
        content: { ...CALL_CENTRE_CONTENT, renewal: RENEWAL },
        objectives: [
          {
            id: id(),
            code: 'N1',
            name: { es: 'Satisfacción de quien llama', en: 'Caller satisfaction' },
            serviceId,
            indicatorKey: 'csat_top2',
            comparator: 'gte',
            target: '0.85',
            warningTarget: '0.87',
            unit: 'month',
            minSample: 50,
          },
          {
            id: id(),
            code: 'N4',
            name: { es: 'Tasa de errores', en: 'Error rate' },
            serviceId,
            indicatorKey: 'error_rate',
            comparator: 'lte',
            target: '0.02',
            unit: 'month',
            minSample: 500,
          },
        ],
      }),
    ],
  };
}

/** Amended in April: until then Café Alameda also had a line for every single day. */
function agreementB({ nowMs, random }: Seeding, cafe: DemoTouchpoint, hotel: DemoTouchpoint): DemoAgreement {
  const januaryMs = startOfDay('2026-01-01', ZONE);
  const aprilMs = startOfDay('2026-04-01', ZONE);
  const freshness = (code: string, es: string, en: string, serviceId: string, atMs: number) =>
    ({
      id: random.uuid(atMs),
      code,
      name: { es, en },
      serviceId,
      indicatorKey: 'csat_top2',
      comparator: 'gte',
      target: '0.90',
      unit: 'month',
      minSample: 30,
    }) as const;
  const monthly = (atMs: number) => [
    freshness('O1', 'Frescura, plan Oro', 'Freshness, Gold', cafe.serviceId, atMs),
    freshness('P1', 'Frescura, plan Plata', 'Freshness, Silver', hotel.serviceId, atMs),
  ];
  const daily = {
    ...freshness('O2', 'Frescura de cada día, plan Oro', 'Freshness every day, Gold', cafe.serviceId, januaryMs),
    target: '0.60',
    unit: 'day',
    minSample: 3,
  } as const;
  return {
    id: random.uuid(januaryMs),
    code: 'ANS-2026-02',
    type: 'multilevel',
    title: { es: 'Panadería · Café Alameda y Hotel Mirador', en: 'Bakery · Café Alameda and Hotel Mirador' },
    timeZone: ZONE,
    versions: [
      versionOf(random, {
        n: 1,
        status: 'superseded',
        effectiveFromMs: januaryMs,
        effectiveToMs: aprilMs,
        signedAtMs: januaryMs - SIGNED_AHEAD_MS,
        content: { ...BAKERY_CONTENT, renewal: RENEWAL },
        objectives: [...monthly(januaryMs), daily],
      }),
      versionOf(random, {
        n: 2,
        status: 'active',
        effectiveFromMs: aprilMs,
        effectiveToMs: renewedUntil(nowMs),
        signedAtMs: aprilMs - SIGNED_AHEAD_MS,
        content: {
          ...BAKERY_CONTENT,
          renewal: RENEWAL,
          changeSummary: { es: 'Se retira la frescura diaria de Café Alameda.', en: 'The daily freshness of Café Alameda is withdrawn.' },
        },
        objectives: monthly(aprilMs),
      }),
    ],
  };
}
