import type { ExecutionContext } from '@nestjs/common';
import type { OrganizationId } from '@pulso/kernel';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { UnitOfWork, type Sql } from '../../src/platform/database/unit-of-work.js';
import { ApiDocument } from '../../src/platform/http/api-document.js';
import { AuthorizeGuard } from '../../src/platform/http/authorize.guard.js';
import { HTTP_ACCESS } from '../../src/platform/http/authz.table.js';
import { SecretBox } from '../../src/platform/secrets/secret-box.js';
import { startTestApi, type TestApi } from '../start-test-api.js';
import { call, leaksOf } from './caller.js';
import { checksums } from './checksum.js';
import { guestToken } from './plant-agreement.js';
import { routeShape } from './sample-request.js';
import { seedOrganization, sessionCookie, type SeededOrganization } from './seed-organization.js';

const ROUTES = Object.entries(HTTP_ACCESS).flatMap(([route, { access }]) => (access === 'organization' ? [route] : []));

/** Every route, with every id of `target` that it names. @returns where words of `target` came back */
async function tryEverything(api: TestApi, target: SeededOrganization, headers: () => Promise<Record<string, string>>): Promise<string[]> {
  const document = api.app.get(ApiDocument).get();
  const leaks: string[] = [];
  for (const route of ROUTES) {
    const shape = routeShape(document, route);
    const ids = new Map(shape.places.map((place) => [place, target.ids[place.resource]]));
    const answer = await call(api.url, shape, ids, await headers());
    for (const word of leaksOf(target, answer)) leaks.push(`${route} ${answer.status}: ${word}`);
  }
  return leaks;
}

const readEverything = (api: TestApi, organizationId: OrganizationId) =>
  api.app
    .get(UnitOfWork)
    .run(organizationId, (sql) => sql.query<{ organization_id: string }>('SELECT organization_id FROM touchpoint'))
    .then((rows) => new Set(rows.map(({ organization_id }) => organization_id)));

it('row-level security alone shows and changes nothing of another organization', async () => {
  let own: SeededOrganization;
  let foreign: SeededOrganization;
  // No guard, and every query asks for the other organization's rows: as wrong as the program could be.
  const guard = {
    canActivate(context: ExecutionContext): boolean {
      const { organizationId, members } = foreign;
      const actor = { kind: 'member', organizationId, userId: members.owner, role: 'owner', sessionId: members.owner } as const;
      context.switchToHttp().getRequest<FastifyRequest>().actor = actor;
      return true;
    },
  };
  class PinnedUnitOfWork extends UnitOfWork {
    override run<Result>(_: OrganizationId, work: (sql: Sql) => Promise<Result>): Promise<Result> {
      return super.run(own.organizationId, work);
    }
  }
  const api = await startTestApi({
    override: (builder) =>
      builder
        .overrideProvider(AuthorizeGuard)
        .useValue(guard)
        .overrideProvider(UnitOfWork)
        .useFactory({ factory: (dataSource: DataSource) => new PinnedUnitOfWork(dataSource), inject: [DataSource] }),
  });
  try {
    own = await seedOrganization(api.owner, api.app.get(SecretBox));
    foreign = await seedOrganization(api.owner, api.app.get(SecretBox));
    expect(await readEverything(api, foreign.organizationId)).toEqual(new Set([own.organizationId]));
    const before = await checksums(api.owner, foreign.organizationId);
    expect(await tryEverything(api, foreign, async () => ({ 'x-pulso-console': '1' }))).toEqual([]);
    expect(await checksums(api.owner, foreign.organizationId)).toEqual(before);
  } finally {
    await api.close();
  }
});

it('guards and explicit filters alone show and change nothing of another organization', async () => {
  const api = await startTestApi({
    override: (builder, ownerUrl) =>
      builder.overrideProvider(DataSource).useFactory({
        // The owner of the test cluster is a superuser, whom no policy holds.
        factory: () => new DataSource({ type: 'postgres', url: ownerUrl, poolSize: 4 }).initialize(),
      }),
  });
  try {
    const own = await seedOrganization(api.owner, api.app.get(SecretBox));
    const foreign = await seedOrganization(api.owner, api.app.get(SecretBox));
    expect(await readEverything(api, own.organizationId)).toEqual(new Set([own.organizationId, foreign.organizationId]));
    const before = await checksums(api.owner, foreign.organizationId);
    const headers = async () => ({ cookie: await sessionCookie(api.owner, own, 'owner'), 'x-pulso-console': '1' });
    expect(await tryEverything(api, foreign, headers)).toEqual([]);
    const asGuest = async () => ({ authorization: `Guest ${guestToken(own.ids.agreement)}` });
    expect(await tryEverything(api, foreign, asGuest)).toEqual([]);
    expect(await checksums(api.owner, foreign.organizationId)).toEqual(before);
  } finally {
    await api.close();
  }
});
