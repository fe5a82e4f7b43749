import { Inject, Injectable } from '@nestjs/common';
import type { Actor, ApiKeyScope, Role } from '@pulso/kernel';
import type { FastifyRequest } from 'fastify';
import { CONFIG } from '../../config/config.token.js';
import type { Config } from '../../config/config.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { ActorResolver } from '../../platform/http/actor-resolver.js';
import { tokenHash } from './opaque-token.js';
import { RecentActors } from './recent-actors.js';
import { sessionTokenOf } from './session-cookie.js';

interface SessionRow {
  organization_id: string;
  session_id: string;
  member_id: string;
  role: Role;
}

interface ApiKeyRow {
  organization_id: string;
  api_key_id: string;
  scopes: ApiKeyScope[];
}

interface GuestRow {
  organization_id: string;
  guest_id: string;
  agreement_id: string;
  stakeholder_ref: string;
}

const AUTHORIZATION = /^(Bearer|Guest) ([\w.~+/-]{1,200}=*)$/i;

/**
 * Finds who sent a request: the API key or private link it names, else the session of its cookie. A bad key is not made good by a cookie.
 */
@Injectable()
export class ResolveSession extends ActorResolver {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly recent: RecentActors,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    super();
  }

  async ofRequest({ headers }: FastifyRequest): Promise<Actor | null> {
    if (headers.authorization === undefined) return this.ofCookie(headers.cookie);
    const [, scheme, token] = AUTHORIZATION.exec(headers.authorization) ?? [];
    if (!scheme || !token) return null;
    const hash = tokenHash(token);
    if (scheme.toLowerCase() === 'bearer') return this.recent.find(hash, () => this.apiKey(hash));
    // Remembered apart: what is no API key may well be a private link.
    return this.recent.find(Buffer.concat([Buffer.from('guest'), hash]), () => this.guest(hash));
  }

  /** Null without a session that still holds: not signed out, not ended, used in the last 12 hours and begun in the last 7 days. */
  async ofCookie(cookieHeader: string | undefined): Promise<Extract<Actor, { kind: 'member' }> | null> {
    const token = sessionTokenOf(cookieHeader, this.config.publicUrl);
    if (!token) return null;
    const hash = tokenHash(token);
    const actor = await this.recent.find(hash, () => this.session(hash));
    return actor?.kind === 'member' ? actor : null;
  }

  private async session(hash: Buffer): Promise<Actor | null> {
    const [row] = await this.unitOfWork.resolve<SessionRow>('SELECT * FROM resolve_session($1)', [hash]);
    if (!row) return null;
    return { kind: 'member', organizationId: row.organization_id, userId: row.member_id, role: row.role, sessionId: row.session_id };
  }

  private async apiKey(hash: Buffer): Promise<Actor | null> {
    const [row] = await this.unitOfWork.resolve<ApiKeyRow>('SELECT * FROM resolve_api_key($1)', [hash]);
    return row ? { kind: 'api-key', organizationId: row.organization_id, apiKeyId: row.api_key_id, scopes: row.scopes } : null;
  }

  private async guest(hash: Buffer): Promise<Actor | null> {
    const [row] = await this.unitOfWork.resolve<GuestRow>('SELECT * FROM resolve_guest($1)', [hash]);
    if (!row) return null;
    const { organization_id: organizationId, guest_id: guestId, agreement_id: agreementId, stakeholder_ref: stakeholderRef } = row;
    return { kind: 'guest', organizationId, guestId, agreementId, stakeholderRef };
  }
}
