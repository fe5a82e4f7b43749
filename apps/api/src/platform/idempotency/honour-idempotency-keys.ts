import { RequestMethod, type INestApplication } from '@nestjs/common';
import { INTERCEPTORS_METADATA, METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';
import { takesIdempotencyKey } from './idempotent-routes.js';

type Handler = (...parameters: never[]) => unknown;

/**
 * Puts the interceptor before every handler whose route takes a key. A global one would have every submission of feedback pay for it. Call it
 * before the application is initialised.
 */
export function honourIdempotencyKeys(app: INestApplication): void {
  const interceptor = app.get(IdempotencyInterceptor);
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  for (const { metatype } of controllers) {
    if (!metatype) continue;
    for (const name of new MetadataScanner().getAllMethodNames(metatype.prototype as object)) {
      const handler = (metatype.prototype as Record<string, Handler>)[name]!;
      if (!takesIdempotencyKey(routeOf(metatype, handler))) continue;
      // An application that was made earlier in this process has left its own.
      const others = ((Reflect.getMetadata(INTERCEPTORS_METADATA, handler) as unknown[] | undefined) ?? []).filter(
        (other) => !(other instanceof IdempotencyInterceptor),
      );
      Reflect.defineMetadata(INTERCEPTORS_METADATA, [interceptor, ...others], handler);
    }
  }
}

/** As the authorization table names it; nothing it names where the method answers no request. */
function routeOf(controller: object, handler: Handler): string {
  const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
  const paths = [controller, handler].map((target) => String(Reflect.getMetadata(PATH_METADATA, target) ?? ''));
  const path = paths.flatMap((each) => each.split('/')).filter((part) => part !== '');
  return method === undefined ? '' : `${RequestMethod[method]} /${path.join('/')}`;
}
