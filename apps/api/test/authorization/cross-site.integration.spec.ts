import { ApiDocument } from '../../src/platform/http/api-document.js';
import { HTTP_ACCESS } from '../../src/platform/http/authz.table.js';
import { SecretBox } from '../../src/platform/secrets/secret-box.js';
import { startTestApi, type TestApi } from '../start-test-api.js';
import { call } from './caller.js';
import { checksums } from './checksum.js';
import { routeShape } from './sample-request.js';
import { seedOrganization, sessionCookie, type SeededOrganization } from './seed-organization.js';

const routes = (isChange: boolean) =>
  Object.keys(HTTP_ACCESS).filter(
    (route) => route.includes(' /v1/') && !route.includes(':publicKey') && route.startsWith('GET ') !== isChange,
  );

/** What a page of another site can make a signed-in browser send. */
const FORGERIES: [string, Record<string, string>, number, string | null][] = [
  ['without our header', {}, 403, null],
  ['without our header, from our own origin', { origin: 'http://localhost:3000' }, 403, null],
  ['from a foreign origin', { 'x-pulso-console': '1', origin: 'https://evil.test' }, 403, null],
  ['from a sandboxed frame', { 'x-pulso-console': '1', origin: 'null' }, 403, null],
  ['from another site', { 'x-pulso-console': '1', 'sec-fetch-site': 'cross-site' }, 403, null],
  ['from a sister domain', { 'x-pulso-console': '1', 'sec-fetch-site': 'same-site' }, 403, null],
  ['as plain text', { 'content-type': 'text/plain' }, 415, '{"role":"owner"}'],
  ['as a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'role=owner'],
  ['as an upload', { 'content-type': 'multipart/form-data; boundary=x' }, 415, '--x--'],
];

describe('a page of another site', () => {
  let api: TestApi;
  let organization: SeededOrganization;
  beforeAll(async () => {
    api = await startTestApi();
    organization = await seedOrganization(api.owner, api.app.get(SecretBox));
  });
  afterAll(() => api.close());

  it.each(FORGERIES)('changes nothing %s', async (_, headers, status, body) => {
    const cookie = await sessionCookie(api.owner, organization, 'owner');
    const before = await checksums(api.owner);
    for (const route of routes(true)) {
      const [method, path = ''] = route.split(' ');
      const address = api.url + path.replace(/:\w+/g, organization.ids.touchpoint);
      const response = await fetch(address, { method, headers: { cookie, ...headers }, body });
      expect([route, response.status]).toEqual([route, status]);
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
    }
    expect(await checksums(api.owner)).toEqual(before);
  });

  it('is not let in by a preflight either', async () => {
    for (const route of routes(true)) {
      const address = api.url + route.split(' ')[1]!.replace(/:\w+/g, organization.ids.touchpoint);
      const headers = { origin: 'https://evil.test', 'access-control-request-method': 'POST' };
      const response = await fetch(address, { method: 'OPTIONS', headers });
      expect([route, response.ok, response.headers.get('access-control-allow-origin')]).toEqual([route, false, null]);
    }
  });

  it('finds no GET that changes anything', async () => {
    const cookie = await sessionCookie(api.owner, organization, 'owner');
    const before = await checksums(api.owner);
    for (const route of routes(false)) {
      const shape = routeShape(api.app.get(ApiDocument).get(), route);
      const ids = new Map(shape.places.map((place) => [place, organization.ids[place.resource]]));
      const answer = await call(api.url, shape, ids, { cookie });
      expect([route, answer.status]).toEqual([route, 200]);
    }
    for (const path of ['/', '/healthz', '/readyz', '/metrics', '/docs', `/f/${organization.publicKey}`])
      expect([path, (await fetch(api.url + path)).status]).toEqual([path, expect.any(Number)]);
    expect(await checksums(api.owner)).toEqual(before);
  });
});
