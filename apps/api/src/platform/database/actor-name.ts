import type { Actor } from '@pulso/kernel';

/** Who acted, in one word and an id, as the audit log and other rows keep it. */
export function actorName(actor: Actor): string {
  switch (actor.kind) {
    case 'member':
      return `member ${actor.userId}`;
    case 'api-key':
      return `api-key ${actor.apiKeyId}`;
    case 'guest':
      return `guest ${actor.guestId}`;
    case 'customer':
      return `touchpoint ${actor.touchpointId}`;
    case 'system':
      return `job ${actor.job}`;
  }
}
