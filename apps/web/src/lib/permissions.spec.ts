import { ROLES, type Role } from '@pulso/kernel';
import { may, type Action } from './permissions.js';

const MANAGEMENT: Action[] = [
  'alert.silence',
  'touchpoint.write',
  'delivery.resend',
  'webhook.write',
  'dead-letter.replay',
  'member.write',
  'api-key.write',
  'demo.remove',
  'agreement.write',
];

describe('may', () => {
  it.each(MANAGEMENT)('%s is for owners and managers', (action) => {
    expect(ROLES.filter((role) => may(role, action))).toEqual(['owner', 'manager']);
  });

  it('lets an agent acknowledge and nothing else', () => {
    expect(may('agent', 'alert.acknowledge')).toBe(true);
    expect(MANAGEMENT.some((action) => may('agent', action))).toBe(false);
  });

  it.each<Role>(['account_owner', 'auditor'])('%s only reads', (role) => {
    expect([...MANAGEMENT, 'alert.acknowledge' as const].some((action) => may(role, action))).toBe(false);
  });
});
