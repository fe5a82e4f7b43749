import type { IdPlace, RouteShape } from './sample-request.js';
import type { SeededOrganization } from './seed-organization.js';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Without what differs from request to request. */
  readonly comparable: string;
}

/** Sends one request of a route, with the ids it names filled in. */
export async function call(
  url: string,
  { method, path, body, places }: RouteShape,
  ids: ReadonlyMap<IdPlace, string>,
  headers: Readonly<Record<string, string>>,
): Promise<Answer> {
  const address = new URL(
    path.replace(/:(\w+)/g, (_, name: string) => ids.get(places.find(({ at }) => at === name)!)!),
    url,
  );
  const filled: Record<string, unknown> = { ...body };
  for (const [place, id] of ids) {
    if (place.in === 'query') address.searchParams.set(place.at, id);
    if (place.in === 'body') filled[place.at] = place.isList ? [id] : id;
  }
  const response = await fetch(address, {
    method,
    redirect: 'manual',
    headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(filled) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, comparable: text.replace(/"requestId":"[^"]*"/, '') };
}

/** Words of an organization that stand in an answer to someone else. */
export function leaksOf(organization: SeededOrganization, { text }: Answer): string[] {
  const words = [
    organization.canary,
    organization.organizationId,
    ...Object.values(organization.members),
    ...Object.values(organization.ids),
  ];
  return words.filter((word) => text.includes(word));
}
