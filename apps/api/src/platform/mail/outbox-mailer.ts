import { Injectable } from '@nestjs/common';
import { Mailer } from './mailer.js';

/** Without a mail server the delivery itself, which the console lists, is where a mail is read. */
@Injectable()
export class OutboxMailer extends Mailer {
  async send(): Promise<'outbox'> {
    return 'outbox';
  }
}
