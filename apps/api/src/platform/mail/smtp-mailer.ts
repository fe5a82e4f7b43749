import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { mailHtml } from './mail-html.js';
import { Mailer, type Mail } from './mailer.js';

export interface SmtpSettings {
  readonly url: string;
  readonly from: string;
  /** What Message-IDs end in. */
  readonly domain: string;
}

const CONNECTION_TIMEOUT_MS = 10_000;
const SILENCE_TIMEOUT_MS = 20_000;

@Injectable()
export class SmtpMailer extends Mailer implements OnModuleDestroy {
  private readonly transport;

  constructor(private readonly settings: SmtpSettings) {
    super();
    this.transport = createTransport({
      url: settings.url,
      connectionTimeout: CONNECTION_TIMEOUT_MS,
      greetingTimeout: CONNECTION_TIMEOUT_MS,
      socketTimeout: SILENCE_TIMEOUT_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  async send(mail: Mail): Promise<'delivered'> {
    const subject = mail.subject.replace(/\p{Cc}+/gu, ' ');
    await this.transport.sendMail({
      // Parsed nowhere, so a comma or an angle bracket in it cannot add a recipient.
      to: { name: '', address: mail.to },
      from: this.settings.from,
      subject,
      text: mail.text,
      html: mailHtml({ ...mail, subject }),
      messageId: `<${mail.id}@${this.settings.domain}>`,
      headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': mail.language },
    });
    return 'delivered';
  }

  onModuleDestroy(): void {
    this.transport.close();
  }
}
