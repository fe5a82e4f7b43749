import { z } from 'zod';

/** How likely a level is to be met, judged by the organization's own history: a level of a draft by `levelRef`, or one not stored yet. */
export const simulateLevelBody = z.strictObject({
  agreementId: z.uuid(),
  n: z.number().int().min(1),
  levelRef: z.string().min(1).max(63),
  /** Tries these instead of what the draft says. */
  target: z
    .string()
    .regex(/^(0(\.\d{1,9})?|1(\.0{1,9})?)$/, 'Write a share as a fraction from 0 to 1, such as 0.85 for 85 %.')
    .optional(),
  minSample: z.number().int().min(1).max(10_000_000).optional(),
});
export type SimulateLevelBody = z.infer<typeof simulateLevelBody>;

const outlook = z.object({ met: z.number(), missed: z.number(), insufficient: z.number() });

/** What the target would have meant. Chances are from 0 to 1 and add up to 1; history is by civil day of the agreement. */
export const levelSimulation = z.object({
  levelRef: z.string(),
  target: z.string(),
  history: z.object({ from: z.iso.date(), to: z.iso.date(), days: z.number().int(), n: z.number().int(), good: z.number().int() }),
  /** Expected answers in a window, from that history. */
  expectedPerWindow: z.number(),
  chances: outlook,
  /** The target that would be met in nine and in five of ten windows; null where no target would. */
  attainable: z.object({ surely: z.string().nullable(), evenly: z.string().nullable() }),
  runs: z.number().int(),
});
export type LevelSimulation = z.infer<typeof levelSimulation>;
