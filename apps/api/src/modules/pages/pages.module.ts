import { Module, type DynamicModule } from '@nestjs/common';
import { TouchpointsModule } from '../touchpoints/touchpoints.module.js';
import { DemoController } from './demo.controller.js';
import { HostedController } from './hosted.controller.js';
import { HostedPage } from './hosted-page.js';

/** Pages that need no console: the shop of the demonstration, and the hosted feedback page. */
@Module({})
export class PagesModule {
  /** @param feedback the very module whose intake takes the forms; a second one would batch beside it */
  static forRoot(feedback: DynamicModule): DynamicModule {
    return {
      module: PagesModule,
      imports: [feedback, TouchpointsModule],
      controllers: [DemoController, HostedController],
      providers: [HostedPage],
    };
  }
}
