import type { OpenAPIObject } from '@nestjs/swagger';
import { isResource, type Resource, type Wishes } from './plant.js';
import { PASSWORD } from './seed-organization.js';

/** Where a request names something by its id. `at` is `path`, or the name of a query parameter or of a field of the body. */
export interface IdPlace {
  readonly at: string;
  readonly in: 'path' | 'query' | 'body';
  readonly resource: Resource;
  readonly isList: boolean;
}

/** What is known of one route from the API's own description. */
export interface RouteShape {
  readonly method: string;
  readonly path: string;
  readonly places: readonly IdPlace[];
  readonly body: Record<string, unknown> | undefined;
  /** What has to be so for the request to succeed. */
  readonly wishes: Wishes;
}

interface Schema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly anyOf?: readonly Schema[];
}

/** Values that a schema cannot tell. */
const BY_NAME: Readonly<Record<string, unknown>> = {
  allowedOrigins: ['https://shop.example'],
  currentPassword: PASSWORD,
  newPassword: PASSWORD,
  // An address, so that no name has to be looked up.
  url: 'https://93.184.215.14/hook',
};

/** What stands in an address that is not an id. */
const IN_PATH: Readonly<Record<string, string>> = { n: '1', key: 'glossary', findingKey: 'finding' };

/** Bodies that a schema cannot tell, by route. */
const BODIES: Readonly<Record<string, Record<string, unknown>>> = {
  'POST /v1/agreements': { templateKey: 'blank', language: 'es', n: 1 },
  // The hash of the planted glossary.
  'PUT /v1/agreements/:id/versions/:n/sections/:key/decision': {
    decision: 'approve',
    contentHash: 'a2f2a2a871fc6c22108aeb363ce5d0ff5ddc2e4dfe0d56f5f73f2c9df22316c0',
  },
  'POST /v1/agreements/:id/versions/:n/threads': {
    sectionKey: 'glossary',
    anchor: null,
    body: 'Falta un término.',
    blocking: false,
    suggestion: null,
  },
  'PUT /v1/agreements/:id/versions/:n/sections/:key': { content: { terms: [] }, baseRevision: 1 },
};

/** What the things that a route names have to be like for it to succeed. */
const WISHES: Readonly<Record<string, Wishes>> = {
  'DELETE /v1/agreements/:id/versions/:n/review': { status: 'in_review' },
  'PUT /v1/agreements/:id/versions/:n/sections/:key/decision': { status: 'in_review' },
  'POST /v1/agreements/:id/versions/:n/threads': { status: 'in_review' },
  'POST /v1/agreements/:id/versions/:n/threads/:threadId/comments': { status: 'in_review' },
  'POST /v1/agreements/:id/versions/:n/threads/:threadId/resolve': { status: 'in_review' },
  'POST /v1/agreements/:id/versions/:n/threads/:threadId/reopen': { status: 'in_review' },
  'POST /v1/agreements/:id/versions/:n/threads/:threadId/suggestion': { status: 'in_review', suggests: true },
};

/** The shape of `METHOD /v1/things/:id`, with a body that is valid as it stands. */
export function routeShape(document: OpenAPIObject, route: string): RouteShape {
  const [method = '', path = ''] = route.split(' ');
  const operation = document.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase() as 'get'];
  if (!operation) throw new Error(`${route} is not described in /openapi.json`);
  const parameters = (operation.parameters ?? []).flatMap((parameter) => ('name' in parameter ? [parameter] : []));
  const content = operation.requestBody && 'content' in operation.requestBody ? operation.requestBody.content : {};
  const schema = content['application/json']?.schema as Schema | undefined;
  const fields = Object.entries(schema?.properties ?? {});
  return {
    method,
    path: parameters.reduce((text, { in: place, name, schema: shape }) => {
      if (place !== 'path' || isId(shape as Schema)) return text;
      if (!(name in IN_PATH)) throw new Error(`${route}: sample-request.ts does not know what :${name} may be`);
      return text.replace(`:${name}`, IN_PATH[name]!);
    }, path),
    body: BODIES[route] ?? (schema && Object.fromEntries(fields.map(([name, field]) => [name, sample(name, field)]))),
    wishes: WISHES[route] ?? {},
    places: [
      ...parameters
        .filter(({ in: place, schema: shape }) => place === 'path' && isId(shape as Schema))
        .map(({ name }) => ({ at: name, in: 'path' as const, resource: resourceOfPath(path, name), isList: false })),
      ...parameters
        .filter(({ in: place, name, schema: shape }) => place === 'query' && name !== 'cursor' && isId(shape as Schema))
        .map(({ name }) => ({ at: name, in: 'query' as const, resource: resourceOfName(name), isList: false })),
      ...fields
        .filter(([, field]) => isId(field) || isId(field.items))
        .map(([name, field]) => ({ at: name, in: 'body' as const, resource: resourceOfName(name), isList: isId(field.items) })),
    ],
  };
}

function isId(schema: Schema | undefined): boolean {
  return schema?.format === 'uuid' || schema?.anyOf?.some(({ format }) => format === 'uuid') === true;
}

/** `/v1/webhook-endpoints/:id` names a webhook-endpoint. */
function resourceOfPath(path: string, parameter: string): Resource {
  const segments = path.split('/');
  return known((segments[segments.indexOf(`:${parameter}`) - 1] ?? '').replace(/ies$/, 'y').replace(/s$/, ''), path);
}

/** `feedbackIds` and `touchpointId` name a feedback and a touchpoint. */
function resourceOfName(name: string): Resource {
  return known(name.replace(/Ids?$/, ''), name);
}

function known(resource: string, where: string): Resource {
  if (isResource(resource)) return resource;
  throw new Error(`${where} names a ${resource}; plant.ts does not know how to plant one`);
}

function sample(name: string, schema: Schema): unknown {
  if (name in BY_NAME) return BY_NAME[name];
  if (isId(schema)) return null;
  const { type, enum: choices, format, items } = schema.anyOf?.find(({ type: kind }) => kind !== 'null') ?? schema;
  if (choices) return choices[0];
  if (schema.default !== undefined && type !== 'array') return schema.default;
  if (type === 'array') return isId(items) ? [] : [sample('', items ?? {})];
  if (type === 'integer' || type === 'number') return schema.minimum ?? 1;
  if (type === 'boolean') return true;
  if (type === 'object')
    return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([key, field]) => [key, sample(key, field)]));
  if (format === 'email') return `${Math.random().toString(36).slice(2)}@sample.test`;
  if (format === 'date-time') return new Date(Date.now() + 3_600_000).toISOString();
  return 'sample text that is long enough';
}
