import path from 'node:path';
import { Injectable } from '@nestjs/common';
import { readStaticFiles, type StaticFile } from './static-files.js';

const APPS = path.resolve(import.meta.dirname, '../../../..');

/** The built console and widget, read once at the start. */
@Injectable()
export class AppFiles {
  readonly console: ReadonlyMap<string, StaticFile> = readStaticFiles(path.join(APPS, 'web/dist'));
  readonly widget: ReadonlyMap<string, StaticFile> = readStaticFiles(path.join(APPS, 'widget/dist'));
}
