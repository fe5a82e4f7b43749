import { Module } from '@nestjs/common';
import { CONFIG } from '../../config/config.token.js';
import type { Config } from '../../config/config.js';
import { Mailer } from './mailer.js';
import { OutboxMailer } from './outbox-mailer.js';
import { SmtpMailer } from './smtp-mailer.js';

function mailerOf({ mail, publicUrl }: Config): Mailer {
  if (mail.kind === 'outbox') return new OutboxMailer();
  return new SmtpMailer({ url: mail.url, from: mail.from, domain: new URL(publicUrl).hostname });
}

@Module({
  providers: [{ provide: Mailer, inject: [CONFIG], useFactory: mailerOf }],
  exports: [Mailer],
})
export class MailModule {}
