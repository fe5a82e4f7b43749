import { Injectable } from '@nestjs/common';
import type { SurveyKind } from '@pulso/feedback';
import { Clock, type OrganizationId, type TouchpointId } from '@pulso/kernel';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { isPublicKey } from './public-key.js';
import type { TouchpointLanguage } from './survey-texts.js';

/** What a public key stands for. */
export interface FoundTouchpoint {
  readonly organizationId: OrganizationId;
  readonly touchpointId: TouchpointId;
  readonly organizationName: string;
  readonly name: string;
  readonly surveyKind: SurveyKind;
  readonly language: TouchpointLanguage;
  readonly question: string;
  readonly followUpQuestion: string;
  readonly allowedOrigins: readonly string[];
  readonly status: 'active' | 'closed';
}

interface Row {
  organization_id: string;
  touchpoint_id: string;
  organization_name: string;
  name: string;
  survey_kind: SurveyKind;
  language: TouchpointLanguage;
  question: string;
  follow_up_question: string;
  allowed_origins: string[];
  status: 'active' | 'closed';
}

/** How long another process may go on believing an old state of a touchpoint. */
const KEEP_MS = 5_000;
/** Made-up keys must not fill the memory. */
const MOST_ENTRIES = 5_000;

/** Finds a touchpoint by its public key, before any organization is known. Kept for up to five seconds in this process. */
@Injectable()
export class FindTouchpoint {
  private readonly known = new Map<string, { readonly found: Promise<FoundTouchpoint | null>; readonly untilMs: number }>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Null when no touchpoint has this key. */
  execute(publicKey: string): Promise<FoundTouchpoint | null> {
    if (!isPublicKey(publicKey)) return Promise.resolve(null);
    const nowMs = this.clock.now().getTime();
    const entry = this.known.get(publicKey);
    if (entry && nowMs < entry.untilMs) return entry.found;
    const found = this.find(publicKey);
    if (this.known.size >= MOST_ENTRIES) this.known.clear();
    this.known.set(publicKey, { found, untilMs: nowMs + KEEP_MS });
    // A database that did not answer is asked again by the next caller.
    found.catch(() => this.forget(publicKey));
    return found;
  }

  /** To be called after a change of the touchpoint is committed. */
  forget(publicKey: string): void {
    this.known.delete(publicKey);
  }

  private async find(publicKey: string): Promise<FoundTouchpoint | null> {
    const [row] = await this.unitOfWork.resolve<Row>('SELECT * FROM resolve_touchpoint($1)', [publicKey]);
    if (!row) return null;
    return {
      organizationId: row.organization_id,
      touchpointId: row.touchpoint_id,
      organizationName: row.organization_name,
      name: row.name,
      surveyKind: row.survey_kind,
      language: row.language,
      question: row.question,
      followUpQuestion: row.follow_up_question,
      allowedOrigins: row.allowed_origins,
      status: row.status,
    };
  }
}
