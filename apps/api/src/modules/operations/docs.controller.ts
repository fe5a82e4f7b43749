import { Controller, Get, Req, Res } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiDocument } from '../../platform/http/api-document.js';
import { sendPage } from '../../platform/http/security-headers.js';
import { newNonce } from '../../platform/http/serve-apps.js';
import { renderApiPage } from './render-api-page.js';
import { readErrorPages, renderErrorsPage } from './render-errors-page.js';

/** The API, described for programs and for people, without anything from elsewhere. */
@Controller()
export class DocsController {
  constructor(private readonly document: ApiDocument) {}

  @Get('openapi.json')
  openApi(): OpenAPIObject {
    return this.document.get();
  }

  @Get('docs')
  api(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const nonce = newNonce();
    sendPage(reply, renderApiPage(this.document.get(), nonce), { nonce, host: request.headers.host });
  }

  @Get('docs/errors')
  errors(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const nonce = newNonce();
    sendPage(reply, renderErrorsPage(readErrorPages(), nonce), { nonce, host: request.headers.host });
  }
}
