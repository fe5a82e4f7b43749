import { Injectable } from '@nestjs/common';
import type { SessionView } from '@pulso/contracts';
import { DomainError, type Actor } from '@pulso/kernel';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { signedInMember } from './signed-in-member.js';

interface Row {
  email: string;
  name: string;
  locale: 'es' | 'en';
  role: SessionView['role'];
  organization_name: string;
  time_zone: string;
  has_demo: boolean;
}

/** Who is signed in, and where. */
@Injectable()
export class GetSession {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(actor: Actor): Promise<SessionView> {
    const { organizationId, userId } = signedInMember(actor);
    const [row] = await this.unitOfWork.run(organizationId, (sql) =>
      sql.query<Row>(
        `SELECT m.email, m.name, m.locale, m.role, o.name AS organization_name, o.time_zone,
                EXISTS (SELECT FROM touchpoint t WHERE t.organization_id = $1 AND t.is_demo)
                OR EXISTS (SELECT FROM agreement a WHERE a.organization_id = $1 AND a.is_demo) AS has_demo
           FROM member m JOIN organization o ON o.organization_id = m.organization_id
          WHERE m.organization_id = $1 AND m.id = $2`,
        [organizationId, userId],
      ),
    );
    if (!row) throw new DomainError('auth.required', 'Sign in again.');
    return {
      user: { id: userId, email: row.email, name: row.name, locale: row.locale },
      organization: { id: organizationId, name: row.organization_name, timeZone: row.time_zone, hasDemo: row.has_demo },
      role: row.role,
    };
  }
}
