import { Module, type DynamicModule } from '@nestjs/common';
import type { ProcessRole } from '../../config/process-role.js';
import { AgreementTemplatesController } from '../agreement-templates/agreement-templates.controller.js';
import { ListTemplates } from '../agreement-templates/list-templates.js';
import { ListObjectives } from '../slo/list-objectives.js';
import { AgreementsController } from './agreements.controller.js';
import { CancelVersion } from './cancel-version.js';
import { CreateAgreement } from './create-agreement.js';
import { DeleteAgreement } from './delete-agreement.js';
import { GetAgreementVersion } from './get-agreement-version.js';
import { GetAgreement } from './get-agreement.js';
import { ListAgreements } from './list-agreements.js';
import { PutSection } from './put-section.js';

@Module({})
export class AgreementsModule {
  static forRoot({ serves }: ProcessRole): DynamicModule {
    if (!serves) return { module: AgreementsModule };
    return {
      module: AgreementsModule,
      controllers: [AgreementsController, AgreementTemplatesController],
      providers: [
        CancelVersion,
        CreateAgreement,
        DeleteAgreement,
        GetAgreement,
        GetAgreementVersion,
        ListAgreements,
        ListObjectives,
        ListTemplates,
        PutSection,
      ],
    };
  }
}
