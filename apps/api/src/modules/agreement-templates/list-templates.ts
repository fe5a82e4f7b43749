import { Injectable } from '@nestjs/common';
import { BUILT_IN_TEMPLATES, type AgreementContent, type AgreementTemplate } from '@pulso/agreements';
import type { AgreementTemplateView, Localized } from '@pulso/contracts';
import type { Actor } from '@pulso/kernel';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

interface OwnRow {
  id: string;
  name: Localized;
  description: Localized;
  overview: AgreementContent['overview'];
  created_at: Date;
}

/** The templates to begin from: the built-in ones, then the organization's own by age. */
@Injectable()
export class ListTemplates {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(actor: Actor): Promise<AgreementTemplateView[]> {
    const own = await this.unitOfWork.run(actor.organizationId, (sql) =>
      sql.query<OwnRow>(
        `SELECT id, name, description, content -> 'overview' AS overview, created_at FROM agreement_template
          WHERE organization_id = $1 ORDER BY id`,
        [actor.organizationId],
      ),
    );
    return [...BUILT_IN_TEMPLATES.map(builtInView), ...own.map(ownView)];
  }
}

function builtInView(template: AgreementTemplate): AgreementTemplateView {
  const { key, name, description, type, perspective, legalNote, variables } = template;
  return { key, origin: 'built-in', name, description, type, perspective, legalNote, variables: [...variables], createdAt: null };
}

function ownView({ id, name, description, overview, created_at: createdAt }: OwnRow): AgreementTemplateView {
  const { type, perspective } = overview;
  return {
    key: id,
    origin: 'own',
    name,
    description,
    type,
    perspective,
    legalNote: null,
    variables: [],
    createdAt: createdAt.toISOString(),
  };
}
