import type { Role } from '@pulso/kernel';

/** What a person may start from the console; the server decides again on every request. */
export type Action =
  | 'alert.acknowledge'
  | 'alert.silence'
  | 'touchpoint.write'
  | 'delivery.resend'
  | 'webhook.write'
  | 'dead-letter.replay'
  | 'member.write'
  | 'api-key.write'
  | 'demo.remove'
  | 'agreement.write';

const MANAGERS: readonly Role[] = ['owner', 'manager'];

const ALLOWED: Readonly<Record<Action, readonly Role[]>> = {
  'alert.acknowledge': [...MANAGERS, 'agent'],
  'alert.silence': MANAGERS,
  'touchpoint.write': MANAGERS,
  'delivery.resend': MANAGERS,
  'webhook.write': MANAGERS,
  'dead-letter.replay': MANAGERS,
  'member.write': MANAGERS,
  'api-key.write': MANAGERS,
  'demo.remove': MANAGERS,
  'agreement.write': MANAGERS,
};

/** Whether the console offers an action to a role. */
export function may(role: Role, action: Action): boolean {
  return ALLOWED[action].includes(role);
}
