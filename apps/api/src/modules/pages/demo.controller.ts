import { Controller, Get, Req, Res } from '@nestjs/common';
import { DomainError } from '@pulso/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AppFiles } from '../../platform/http/app-files.js';
import { sendPage } from '../../platform/http/security-headers.js';
import { fillTemplate } from './fill-template.js';

/** A small shop that embeds the widget as any site would. */
@Controller('demo')
export class DemoController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly files: AppFiles,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const [touchpoint] = await this.unitOfWork.resolve<{ public_key: string }>('SELECT * FROM find_demo_touchpoint()', []);
    const template = this.files.widget.get('demo.html');
    if (!touchpoint || !template) throw new DomainError('request.not-found', 'The demonstration is switched off.');
    sendPage(reply, fillTemplate(template.text(), { demoTouchpointKey: touchpoint.public_key }), { host: request.headers.host });
  }
}
