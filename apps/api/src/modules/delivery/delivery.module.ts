import { Module, type DynamicModule } from '@nestjs/common';
import type { ProcessRole } from '../../config/process-role.js';
import { EgressModule } from '../../platform/egress/egress.module.js';
import { MailModule } from '../../platform/mail/mail.module.js';
import { SecretsModule } from '../../platform/secrets/secrets.module.js';
import { CreateWebhookEndpoint } from './create-webhook-endpoint.js';
import { DeleteWebhookEndpoint } from './delete-webhook-endpoint.js';
import { DeliverHandler } from './deliver.handler.js';
import { DeliveriesController } from './deliveries.controller.js';
import { DeliverySweep } from './delivery-sweep.js';
import { GetDelivery } from './get-delivery.js';
import { ListDeliveries } from './list-deliveries.js';
import { ListWebhookEndpoints } from './list-webhook-endpoints.js';
import { ResendDelivery } from './resend-delivery.js';
import { SendWebhook } from './send-webhook.js';
import { TestWebhookEndpoint } from './test-webhook-endpoint.js';
import { UpdateWebhookEndpoint } from './update-webhook-endpoint.js';
import { WebhookEndpointsController } from './webhook-endpoints.controller.js';

/** Mails and webhooks: written down by those who cause them (`queueDelivery`), sent from here. */
@Module({})
export class DeliveryModule {
  static forRoot({ serves, works }: ProcessRole): DynamicModule {
    return {
      module: DeliveryModule,
      imports: [EgressModule, SecretsModule, MailModule],
      controllers: serves ? [DeliveriesController, WebhookEndpointsController] : [],
      providers: [...(serves ? ANSWERS : []), ...(works ? WORK : [])],
    };
  }
}

const ANSWERS = [
  ListDeliveries,
  GetDelivery,
  ResendDelivery,
  ListWebhookEndpoints,
  CreateWebhookEndpoint,
  UpdateWebhookEndpoint,
  DeleteWebhookEndpoint,
  TestWebhookEndpoint,
];
const WORK = [SendWebhook, DeliverHandler, DeliverySweep];
