import { Module } from '@nestjs/common';
import { TouchpointsModule } from '../touchpoints/touchpoints.module.js';
import { RemoveDemoController } from './remove-demo.controller.js';
import { RemoveDemo } from './remove-demo.js';

@Module({ imports: [TouchpointsModule], controllers: [RemoveDemoController], providers: [RemoveDemo] })
export class DemoModule {}
