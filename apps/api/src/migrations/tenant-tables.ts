import { FOUNDATION_TENANT_TABLES } from './1764000000000-foundation.js';
import { AGREEMENT_TABLES } from './1764200000000-agreements.js';

/** Every table that belongs to an organization. A migration that makes one adds it here, and a test compares with the database. */
export const TENANT_TABLES: readonly string[] = [...FOUNDATION_TENANT_TABLES, 'idempotency_key', ...AGREEMENT_TABLES];
