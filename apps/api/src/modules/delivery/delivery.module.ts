import { Module, type DynamicModule } from '@nestjs/common';
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

const WORKERS = [SendWebhook, DeliverHandler, DeliverySweep];

/** Mails and webhooks: written down by those who cause them (`queueDelivery`), sent from here. */
@Module({})
export class DeliveryModule {
  /** @param options.works whether this process sends, or only answers questions */
  static forRoot({ works }: { readonly works: boolean }): DynamicModule {
    return {
      module: DeliveryModule,
      imports: [EgressModule, SecretsModule, MailModule],
      controllers: [DeliveriesController, WebhookEndpointsController],
      providers: [
        ListDeliveries,
        GetDelivery,
        ResendDelivery,
        ListWebhookEndpoints,
        CreateWebhookEndpoint,
        UpdateWebhookEndpoint,
        DeleteWebhookEndpoint,
        TestWebhookEndpoint,
        ...(works ? WORKERS : []),
      ],
    };
  }
}
