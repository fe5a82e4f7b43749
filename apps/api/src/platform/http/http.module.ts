import { Global, Module } from '@nestjs/common';
import { ActorLimits } from './actor-limits.js';
import { ApiDocument } from './api-document.js';
import { AppFiles } from './app-files.js';
import { DirectRoutes } from './direct-routes.js';

/** What the edges share: the built apps, the description of the API, and how often it may be asked. */
@Global()
@Module({ providers: [ActorLimits, ApiDocument, AppFiles, DirectRoutes], exports: [ActorLimits, ApiDocument, AppFiles, DirectRoutes] })
export class HttpModule {}
