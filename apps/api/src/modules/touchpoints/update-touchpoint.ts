import { Injectable } from '@nestjs/common';
import type { TouchpointView, UpdateTouchpointBody } from '@pulso/contracts';
import { DomainError, type Actor, type TouchpointId } from '@pulso/kernel';
import { recordAudit } from '../../platform/database/record-audit.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { FindTouchpoint } from './find-touchpoint.js';
import { GetTouchpoint } from './get-touchpoint.js';
import { surveyIn } from './survey-texts.js';
import type { TouchpointRow } from './touchpoint-view.js';

/** Changes a touchpoint. A new language brings its default texts along where the old ones were defaults. */
@Injectable()
export class UpdateTouchpoint {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly getTouchpoint: GetTouchpoint,
    private readonly findTouchpoint: FindTouchpoint,
  ) {}

  /** @throws DomainError `resource.not-found` */
  async execute(actor: Actor, id: TouchpointId, body: UpdateTouchpointBody): Promise<TouchpointView> {
    const publicKey = await this.unitOfWork.run(actor.organizationId, async (sql) => {
      const [row] = await sql.query<TouchpointRow>('SELECT * FROM touchpoint WHERE organization_id = $1 AND id = $2 FOR UPDATE', [
        actor.organizationId,
        id,
      ]);
      if (!row) throw new DomainError('resource.not-found', 'There is no such touchpoint.');
      const { survey_kind: surveyKind, language, question, follow_up_question: followUpQuestion } = row;
      const survey = surveyIn({ surveyKind, language, question, followUpQuestion }, body.language ?? language);
      await sql.query(
        `UPDATE touchpoint SET name = $3, language = $4, question = $5, follow_up_question = $6, allowed_origins = $7, status = $8
          WHERE organization_id = $1 AND id = $2`,
        [
          actor.organizationId,
          id,
          body.name ?? row.name,
          body.language ?? language,
          body.question ?? survey.question,
          body.followUpQuestion ?? survey.followUpQuestion,
          body.allowedOrigins ?? row.allowed_origins,
          body.status ?? row.status,
        ],
      );
      await recordAudit(sql, actor, 'touchpoint.updated', 'touchpoint', id);
      return row.public_key;
    });
    this.findTouchpoint.forget(publicKey);
    return this.getTouchpoint.execute(actor, id);
  }
}
