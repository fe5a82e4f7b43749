import { Injectable, type INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { problem } from '@pulso/contracts';
import { z } from 'zod';
import { takesIdempotencyKey } from '../idempotency/idempotent-routes.js';
import { HTTP_ACCESS, type AccessRule } from './authz.table.js';
import { DirectRoutes, type DirectRoute } from './direct-routes.js';
import { answersOf, HEADERS, IDEMPOTENCY_KEY } from './document-parts.js';
import { RESPONSE_SCHEMAS } from './response-schemas.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type JsonSchema = Record<string, unknown>;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
const INTRODUCTION = [
  'Feedback measured against signed service levels. Programs send `Authorization: Bearer <API key>`; the console uses a session cookie,',
  'with an `X-Pulso-Console` header on every change. Lists are pages: hand `next` back as `cursor`. What creates something takes an',
  '`Idempotency-Key`, so that sending it again is safe. `RateLimit` tells what is left before a 429. Refusals are',
  '`application/problem+json` with a stable `code`, explained at [/docs/errors](/docs/errors).',
].join(' ');

/** OpenAPI 3.1 of every route, made from the schemas that check the requests and from the authorization table. */
@Injectable()
export class ApiDocument {
  private application?: INestApplication;
  private made?: OpenAPIObject;

  constructor(private readonly directRoutes: DirectRoutes) {}

  /** Before the first request: the document is made from the application's own routes. */
  attach(application: INestApplication): void {
    this.application = application;
  }

  get(): OpenAPIObject {
    if (!this.application) throw new Error('The API document has no application; configureHttp attaches it.');
    return (this.made ??= make(this.application, this.directRoutes.all));
  }
}

function make(application: INestApplication, directRoutes: readonly DirectRoute[]): OpenAPIObject {
  const base = new DocumentBuilder()
    .setTitle('Pulso')
    .setDescription(INTRODUCTION)
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key with the scope that the operation names.' }, 'apiKey')
    .addApiKey(
      { type: 'apiKey', in: 'header', name: 'Authorization', description: '`Guest <token>`: the private link of a stakeholder.' },
      'privateLink',
    )
    .addCookieAuth('__Host-pulso', { type: 'apiKey', in: 'cookie', description: 'The console’s session.' }, 'session')
    .build();
  const document = SwaggerModule.createDocument(application, base, { autoTagControllers: false });
  for (const route of directRoutes) {
    const path = route.url.replace(/:(\w+)/g, '{$1}');
    document.paths[path] = { ...document.paths[path], post: operationOf(route) };
  }
  document.components = {
    ...document.components,
    headers: HEADERS as never,
    schemas: { ...document.components?.schemas, Problem: jsonSchema(problem) as never },
  };
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const operation = item[method];
      if (operation) describe(operation, `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`);
    }
  }
  return withoutPatternsOfFormats(document);
}

/** zod adds to `format: uuid` and the like the expression it checks them with, which tells a reader nothing more. */
function withoutPatternsOfFormats<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(withoutPatternsOfFormats) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const isFormat = 'format' in value && typeof value.format === 'string';
  const entries = Object.entries(value).filter(([key]) => !(isFormat && key === 'pattern'));
  return Object.fromEntries(entries.map(([key, part]) => [key, withoutPatternsOfFormats(part as unknown)])) as Value;
}

/** What Nest would have found of a route, had it made it. */
function operationOf({ url, status, body }: DirectRoute): Operation {
  return {
    parameters: [...url.matchAll(/:(\w+)/g)].map(([, name = '']) => ({ name, required: true, in: 'path', schema: { type: 'string' } })),
    requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(body, 'input') as never } } },
    responses: { [status]: { description: 'Done' } },
  };
}

function describe(operation: Operation, route: string): void {
  const rule = HTTP_ACCESS[route];
  const [, first = '', second = ''] = route.split(' ')[1]!.split('/');
  operation.tags = [first === 'v1' ? second : 'pages'];
  operation.description = audience(rule);
  operation.security = rule?.access === 'organization' ? securityOf(rule) : [];
  if (first !== 'v1') return asForm(operation);
  const schema = RESPONSE_SCHEMAS[route];
  const status = Object.keys(operation.responses).find((code) => code.startsWith('2')) ?? '200';
  const takesKey = takesIdempotencyKey(route);
  const { headers, refusals } = answersOf(route, rule, takesKey);
  operation.parameters = [...(operation.parameters ?? []).map(saidOnce), ...(takesKey ? [IDEMPOTENCY_KEY] : [])];
  operation.responses = {
    [status]: { description: 'Done', headers, ...(schema && { content: { 'application/json': { schema: jsonSchema(schema) as never } } }) },
    ...refusals,
  };
}

/** A parameter's schema need not repeat what the parameter says of itself. */
function saidOnce<Parameter extends object>(parameter: Parameter): Parameter {
  if (!('schema' in parameter) || typeof parameter.schema !== 'object') return parameter;
  const { description: _, ...schema } = parameter.schema as JsonSchema;
  return { ...parameter, schema };
}

/** Pages of ours take what an HTML form sends. */
function asForm({ requestBody }: Operation): void {
  if (!requestBody || !('content' in requestBody)) return;
  requestBody.content = { 'application/x-www-form-urlencoded': Object.values(requestBody.content)[0]! };
}

function securityOf({ roles, scope, guest }: Extract<AccessRule, { access: 'organization' }>): Record<string, string[]>[] {
  return [...(roles.length > 0 ? [{ session: [] }] : []), ...(scope ? [{ apiKey: [scope] }] : []), ...(guest ? [{ privateLink: [] }] : [])];
}

/** In words, who may call it. */
function audience(rule: AccessRule | undefined): string {
  if (!rule || rule.access === 'public') return 'For anyone.';
  if (rule.access === 'touchpoint') return 'For anyone who knows the public key.';
  const roles = rule.roles.map((role) => role.replace('_', ' ')).join(', ');
  return [
    ...(roles === '' ? [] : [`For members who are ${roles}.`]),
    ...(rule.scope ? [`For API keys with \`${rule.scope}\`.`] : []),
    ...(rule.guest ? ['For guests of the agreement, by their private link.'] : []),
  ].join(' ');
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output' = 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io }) as JsonSchema;
  return rest;
}
