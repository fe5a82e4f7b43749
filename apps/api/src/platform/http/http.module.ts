import { Global, Module } from '@nestjs/common';
import { ApiDocument } from './api-document.js';
import { AppFiles } from './app-files.js';

/** What the edges share: the built apps, and the description of the API. */
@Global()
@Module({ providers: [ApiDocument, AppFiles], exports: [ApiDocument, AppFiles] })
export class HttpModule {}
