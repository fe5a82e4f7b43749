import { Controller, Delete, HttpCode } from '@nestjs/common';
import type { Actor } from '@pulso/kernel';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { RemoveDemo } from './remove-demo.js';

@Controller('v1/demo')
export class RemoveDemoController {
  constructor(private readonly removeDemo: RemoveDemo) {}

  @Delete()
  @HttpCode(204)
  remove(@CurrentActor() actor: Actor): Promise<void> {
    return this.removeDemo.execute(actor);
  }
}
