import { SIGNED_AHEAD_MS } from './demo-agreement.js';
import { civilDateOf, startOfDay } from '@pulso/kernel';
import { SHOP_CONTENT } from './agreement-contents.js';
import { CommentWriter } from './comment-writer.js';
import { insertService, insertStory, tell, versionOf, type Seeding, type TellingManner } from './demo-organization.js';
import { monthOf } from './month-plan.js';
import { SHOP_CL } from './sentences.js';
import { isShopOpen, shopMonths } from './shop-story.js';
import { defaultTexts } from '../touchpoints/survey-texts.js';
import { newPublicKey } from '../touchpoints/public-key.js';

const ZONE = 'America/Santiago';

export const SHOP: TellingManner = {
  setting: {
    timeZone: ZONE,
    opensAtHour: 10,
    closesAtHour: 20,
    isOpen: isShopOpen,
    writer: new CommentWriter(SHOP_CL, null, () => ({ waiting: 0.25, outage: 0 })),
    defects: 0.01,
    contextOf: () => ({ city: 'Santiago' }),
  },
  least: 0,
  seed: 719,
};

/** Tienda Andina, another organization in another zone. */
export async function seedShop(seeding: Seeding): Promise<void> {
  const { nowMs, random } = seeding;
  const touchpoint = await insertService(
    seeding,
    { code: 'tienda', name: 'Atención en tienda' },
    {
      publicKey: newPublicKey(),
      name: 'Salida de caja',
      surveyKind: 'csat',
      ...defaultTexts('csat', 'es'),
      createdMs: Date.parse('2026-08-26T14:00:00Z'),
    },
  );
  const feedback = tell(seeding, { ...SHOP, touchpoint, months: shopMonths(monthOf(nowMs, ZONE)) });
  const effectiveFromMs = startOfDay('2026-09-01', ZONE);
  const year = Math.max(2026, Number(civilDateOf(nowMs, ZONE).slice(0, 4)));
  const agreement = {
    id: random.uuid(effectiveFromMs),
    code: 'ANS-2026-09',
    type: 'customer',
    title: { es: 'Atención en tienda · Mercado del Sur', en: 'Shop service · Mercado del Sur' },
    timeZone: ZONE,
    versions: [
      versionOf(random, {
        n: 1,
        status: 'active',
        effectiveFromMs,
        effectiveToMs: startOfDay(`${year + 1}-01-01`, ZONE),
        signedAtMs: effectiveFromMs - SIGNED_AHEAD_MS,
        content: SHOP_CONTENT,
        objectives: [
          {
            id: random.uuid(effectiveFromMs),
            code: 'A1',
            name: { es: 'Satisfacción en tienda', en: 'Shop satisfaction' },
            serviceId: touchpoint.serviceId,
            indicatorKey: 'csat_top2',
            comparator: 'gte',
            target: '0.85',
            warningTarget: '0.87',
            unit: 'month',
            minSample: 50,
          },
        ],
      }),
    ],
  } as const;
  await insertStory(seeding, [agreement], feedback);
}
