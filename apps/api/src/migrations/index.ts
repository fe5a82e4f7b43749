import { Foundation1764000000000 } from './1764000000000-foundation.js';
import { LookUps1764040000000 } from './1764040000000-look-ups.js';
import { IdempotencyKeys1764100000000 } from './1764100000000-idempotency-keys.js';
import { Agreements1764200000000 } from './1764200000000-agreements.js';
import { AuditChain1764210000000 } from './1764210000000-audit-chain.js';
import { FollowUpLimit1764300000000 } from './1764300000000-follow-up-limit.js';
import { IntakeInJson1764310000000 } from './1764310000000-intake-in-json.js';

/** In the order they run. */
export const MIGRATIONS = [
  Foundation1764000000000,
  LookUps1764040000000,
  IdempotencyKeys1764100000000,
  Agreements1764200000000,
  AuditChain1764210000000,
  FollowUpLimit1764300000000,
  IntakeInJson1764310000000,
];
