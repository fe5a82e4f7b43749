import { Module } from '@nestjs/common';
import { CONFIG } from '../../config/config.token.js';
import type { Config } from '../../config/config.js';
import { Egress } from './egress.js';

@Module({
  providers: [{ provide: Egress, inject: [CONFIG], useFactory: ({ egressAllow }: Config) => new Egress(egressAllow) }],
  exports: [Egress],
})
export class EgressModule {}
