import type { Actor, UserId } from '@pulso/kernel';

/**
 * The member whose own agreements are all that an actor sees, or null for an actor who sees those of the whole organization. For
 * `within`, and for queries on what hangs on agreements.
 */
export function scopeOf(actor: Actor): UserId | null {
  return actor.kind === 'member' && actor.role === 'account_owner' ? actor.userId : null;
}

/** SQL that holds for agreements in scope. @param agreement a column, @param scope the parameter that `scopeOf` fills; `$1` is the organization */
export function isInScope(agreement: string, scope: string): string {
  return `(${scope}::uuid IS NULL OR ${agreement} IN (SELECT agreements_of_member($1, ${scope})))`;
}

/** SQL that holds for services with an objective of an agreement in scope. */
export function isServiceInScope(service: string, scope: string): string {
  return `(${scope}::uuid IS NULL OR ${service} IN (
    SELECT o.service_id FROM objective o JOIN agreement_version v ON v.organization_id = o.organization_id AND v.id = o.agreement_version_id
     WHERE o.organization_id = $1 AND v.agreement_id IN (SELECT agreements_of_member($1, ${scope}))))`;
}
