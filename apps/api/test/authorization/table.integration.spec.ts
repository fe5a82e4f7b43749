import { Controller, Get } from '@nestjs/common';
import { SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { HTTP_ACCESS, SOCKET_ACCESS } from '../../src/platform/http/authz.table.js';
import { startTestApi, type TestApi } from '../start-test-api.js';

@Controller('v1/planted')
class PlantedController {
  @Get(':id')
  get(): string {
    return 'planted';
  }
}

@WebSocketGateway({ namespace: '/planted' })
class PlantedGateway {
  @SubscribeMessage('planted:say')
  say(): string {
    return 'planted';
  }
}

const differences = (found: readonly string[], listed: object) => ({
  unlisted: found.filter((name) => !(name in listed)),
  missing: Object.keys(listed).filter((name) => !found.includes(name)),
});

describe('the authorization table', () => {
  let api: TestApi;
  beforeAll(async () => void (api = await startTestApi()));
  afterAll(() => api.close());

  it('lists every route, and no route that is not there', () => {
    expect(differences(api.routes, HTTP_ACCESS)).toEqual({ unlisted: [], missing: [] });
  });

  it('lists every socket event, and none that is not there', () => {
    expect(differences(api.socketEvents, SOCKET_ACCESS)).toEqual({ unlisted: [], missing: [] });
  });
});

it('would notice a route and a socket event that somebody forgot to list, and refuses the route', async () => {
  const api = await startTestApi({ controllers: [PlantedController], providers: [PlantedGateway] });
  try {
    expect(differences(api.routes, HTTP_ACCESS).unlisted).toEqual(['GET /v1/planted/:id']);
    expect(differences(api.socketEvents, SOCKET_ACCESS).unlisted.toSorted()).toEqual(['/planted connect', '/planted planted:say']);
    const answer = await fetch(`${api.url}/v1/planted/1`);
    expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining('auth.forbidden')]);
  } finally {
    await api.close();
  }
});
