import { DomainError, type Actor } from '@pulso/kernel';

/** For what only a person does: an API key has no session, password or name. */
export function signedInMember(actor: Actor): Extract<Actor, { kind: 'member' }> {
  if (actor.kind === 'member') return actor;
  throw new DomainError('auth.forbidden', 'Only a signed-in member can do this.');
}
