import { Module } from '@nestjs/common';
import { CONFIG } from '../../config/config.token.js';
import type { Config } from '../../config/config.js';
import { secretKey } from '../../config/secret-key.js';
import { SecretBox } from './secret-box.js';

@Module({
  providers: [{ provide: SecretBox, inject: [CONFIG], useFactory: (config: Config) => new SecretBox(secretKey(config)) }],
  exports: [SecretBox],
})
export class SecretsModule {}
