import { cloneTestDatabase, type TestDatabase } from '@pulso/testing';
import { migrate } from '../src/platform/database/migrate.js';

/** A migrated, empty database for one integration file; `drop()` it when done. */
export function createTestDatabase(): Promise<TestDatabase> {
  return cloneTestDatabase(migrate);
}
