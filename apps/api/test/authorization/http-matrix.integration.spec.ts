import { API_KEY_SCOPES, ROLES, type Role } from '@pulso/kernel';
import { v7 as uuidv7 } from 'uuid';
import { ApiDocument } from '../../src/platform/http/api-document.js';
import { HTTP_ACCESS, type AccessRule } from '../../src/platform/http/authz.table.js';
import { SecretBox } from '../../src/platform/secrets/secret-box.js';
import { startTestApi, type TestApi } from '../start-test-api.js';
import { call, leaksOf } from './caller.js';
import { guestToken } from './plant-agreement.js';
import { plant } from './plant.js';
import { routeShape, type IdPlace, type RouteShape } from './sample-request.js';
import { seedOrganization, sessionCookie, type SeededOrganization } from './seed-organization.js';

type OrganizationRule = Extract<AccessRule, { access: 'organization' }>;

/** Someone who calls, in the organization `own`. */
interface Caller {
  readonly name: string;
  readonly expected: (rule: OrganizationRule, shape: RouteShape) => 'unknown' | 'refused' | 'hidden' | 'allowed';
  /** @param agreementId the agreement that the request names, or the organization's */
  readonly headers: (agreementId: string) => Promise<Record<string, string>> | Record<string, string>;
}

const ROUTES = Object.entries(HTTP_ACCESS).flatMap(([route, rule]) => (rule.access === 'organization' ? [[route, rule] as const] : []));

describe('every route for every caller', () => {
  let api: TestApi;
  let own: SeededOrganization;
  let foreign: SeededOrganization;
  let elsewhere: SeededOrganization;
  let callers: readonly Caller[];

  beforeAll(async () => {
    api = await startTestApi();
    const secrets = api.app.get(SecretBox);
    own = await seedOrganization(api.owner, secrets);
    foreign = await seedOrganization(api.owner, secrets);
    elsewhere = await seedOrganization(api.owner, secrets);
    const unknown = () => 'unknown' as const;
    const hiddenFromGuests: Caller['expected'] = (rule, { places }) =>
      !rule.guest ? 'refused' : places.some(({ resource }) => resource === 'agreement') ? 'hidden' : 'allowed';
    const cookie = (role: Role, ended = false) => ({
      headers: async () => ({ cookie: await sessionCookie(api.owner, own, role, ended), 'x-pulso-console': '1' }),
    });
    callers = [
      { name: 'nobody', expected: unknown, headers: () => ({ 'x-pulso-console': '1' }) },
      { name: 'a touchpoint key', expected: unknown, headers: () => ({ authorization: `Bearer ${own.publicKey}` }) },
      { name: 'a session as a key', expected: unknown, headers: async () => asBearer(await sessionCookie(api.owner, own, 'owner')) },
      { name: 'a signed-out owner', expected: unknown, ...cookie('owner', true) },
      { name: 'a revoked key', expected: unknown, headers: () => ({ authorization: `Bearer ${own.apiKeys.revoked}` }) },
      ...ROLES.map((role): Caller => ({
        name: role,
        expected: (rule) => (rule.roles.includes(role) ? 'allowed' : 'refused'),
        ...cookie(role),
      })),
      ...API_KEY_SCOPES.map((scope): Caller => ({
        name: `a key for ${scope}`,
        expected: (rule) => (rule.scope === scope ? 'allowed' : 'refused'),
        headers: () => ({ authorization: `Bearer ${own.apiKeys[scope]}` }),
      })),
      { name: 'a private link as a key', expected: unknown, headers: () => ({ authorization: `Bearer ${guestToken(own.ids.agreement)}` }) },
      { name: 'a key as a private link', expected: unknown, headers: () => ({ authorization: `Guest ${own.apiKeys['agreements:read']}` }) },
      {
        name: 'a guest of the agreement',
        expected: (rule) => (rule.guest ? 'allowed' : 'refused'),
        headers: (agreementId) => ({ authorization: `Guest ${guestToken(agreementId)}` }),
      },
      {
        name: 'a guest of another agreement',
        expected: hiddenFromGuests,
        headers: async () => ({ authorization: `Guest ${guestToken(await plant(api.owner, own, 'agreement'))}` }),
      },
      {
        name: 'a guest of another organization',
        expected: hiddenFromGuests,
        headers: () => ({ authorization: `Guest ${guestToken(elsewhere.ids.agreement)}` }),
      },
    ];
  });
  afterAll(() => api.close());

  const asBearer = (cookie: string) => ({ authorization: `Bearer ${cookie.split('=')[1]}` });

  /** Everything a route names, in one organization. What is changed is planted anew, for the next caller needs it as well. */
  async function idsIn(organization: SeededOrganization, { method, places, wishes }: RouteShape): Promise<Map<IdPlace, string>> {
    const ids = new Map<IdPlace, string>();
    const isAsSeeded = method === 'GET' && Object.keys(wishes).length === 0;
    for (const place of places) {
      const parents = Object.fromEntries([...ids].map(([{ resource }, id]) => [resource, id]));
      ids.set(
        place,
        isAsSeeded ? organization.ids[place.resource] : await plant(api.owner, organization, place.resource, { ...wishes, ...parents }),
      );
    }
    return ids;
  }

  const agreementOf = (ids: ReadonlyMap<IdPlace, string>) =>
    [...ids].find(([{ resource }]) => resource === 'agreement')?.[1] ?? own.ids.agreement;

  it.each(ROUTES)('%s', async (route, rule) => {
    const shape = routeShape(api.app.get(ApiDocument).get(), route);
    for (const caller of callers) {
      const expected = caller.expected(rule, shape);
      const ids = await idsIn(own, shape);
      const mine = await call(api.url, shape, ids, await caller.headers(agreementOf(ids)));
      const cell = `${route} by ${caller.name}: ${mine.status} ${mine.text.slice(0, 300)}`;
      expect(`${cell} leaks ${leaksOf(foreign, mine)}`).toBe(`${cell} leaks `);
      if (expected === 'unknown') expect(`${cell}`).toContain('"code":"auth.required"');
      else if (expected === 'refused') expect(`${cell}`).toContain('"code":"auth.forbidden"');
      else if (expected === 'hidden') expect([cell, mine.status]).toEqual([cell, 404]);
      else expect([cell, mine.status >= 200 && mine.status < 300]).toEqual([cell, true]);

      // One id at a time is somebody else's, then nobody's: the answers must be the same to the byte.
      for (const place of shape.places) {
        const theirs = await idsIn(own, shape);
        const headers = await caller.headers(agreementOf(theirs));
        const nobodys = new Map(theirs);
        theirs.set(place, (await idsIn(foreign, shape)).get(place)!);
        nobodys.set(place, uuidv7());
        const [toForeign, toNobody] = [await call(api.url, shape, theirs, headers), await call(api.url, shape, nobodys, headers)];
        const swapped = `${cell}, foreign ${place.at}: ${toForeign.status}`;
        expect([swapped, toForeign.status, toForeign.comparable]).toEqual([swapped, toNobody.status, toNobody.comparable]);
        expect([swapped, leaksOf(foreign, toForeign)]).toEqual([swapped, []]);
        if (place.in === 'path' && expected === 'allowed') expect([swapped, toForeign.status]).toEqual([swapped, 404]);
      }
    }
  });
});
