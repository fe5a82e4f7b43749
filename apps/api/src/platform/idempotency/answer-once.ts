import { Injectable } from '@nestjs/common';
import { DomainError, type Actor, type OrganizationId } from '@pulso/kernel';
import { actorName } from '../database/actor-name.js';
import { UnitOfWork, type Sql } from '../database/unit-of-work.js';
import { TryLater } from '../http/to-problem.js';
import { SecretBox, type SecretOwner } from '../secrets/secret-box.js';

const RETRY_AFTER_MS = 1_000;

/** A request that may have been sent before. */
export interface RepeatableRequest {
  readonly actor: Actor;
  /** The sender's own name for it. */
  readonly key: string;
  /** Of its method, address and body. */
  readonly hash: Buffer;
}

export interface Answer {
  readonly status: number;
  /** What JSON can hold. */
  readonly body: unknown;
}

interface Row {
  readonly request_hash: Buffer;
  readonly status: number;
  readonly sealed_answer: Buffer;
}

/** Found at the last moment: the same request was answered while this one was on its way. */
class AnsweredMeanwhile extends Error {
  constructor(readonly answer: Answer) {
    super('This request was answered meanwhile.');
  }
}

/**
 * Does what a request asks for once for each key of an actor, and repeats its answer for 24 hours. The answer is stored in the transaction of the
 * effect, so one is never there without the other; it is sealed, for it may hold a secret that is shown once. Refusals are not kept.
 */
@Injectable()
export class AnswerOnce {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly secrets: SecretBox,
  ) {}

  /** @throws DomainError `idempotency.key-reused`, TryLater `idempotency.in-progress` */
  async execute(request: RepeatableRequest, perform: () => Promise<Answer>): Promise<Answer & { readonly isReplay: boolean }> {
    const { organizationId } = request.actor;
    const stored = await this.unitOfWork.run(organizationId, (sql) => this.find(sql, request));
    if (stored) return { ...stored, isReplay: true };
    try {
      const answer = await this.unitOfWork.share(organizationId, {
        first: async (sql) => {
          await lock(sql, request);
          const answered = await this.find(sql, request);
          if (answered) throw new AnsweredMeanwhile(answered);
        },
        work: perform,
        last: (sql, made) => this.store(sql, request, made),
      });
      return { ...answer, isReplay: false };
    } catch (error) {
      if (error instanceof AnsweredMeanwhile) return { ...error.answer, isReplay: true };
      throw error;
    }
  }

  private async find(sql: Sql, request: RepeatableRequest): Promise<Answer | null> {
    const [row] = await sql.query<Row>(
      `SELECT request_hash, status, sealed_answer FROM idempotency_key
        WHERE organization_id = $1 AND actor = $2 AND key = $3 AND expires_at > clock_timestamp()`,
      naturalKey(request),
    );
    if (!row) return null;
    if (!row.request_hash.equals(request.hash))
      throw new DomainError(
        'idempotency.key-reused',
        'This Idempotency-Key was used for another request. Make a new key for a new request.',
      );
    return { status: row.status, body: JSON.parse(this.secrets.open(row.sealed_answer, ownerOf(request))) as unknown };
  }

  private async store(sql: Sql, request: RepeatableRequest, { status, body }: Answer): Promise<void> {
    const stored = await sql.query(
      `INSERT INTO idempotency_key (organization_id, actor, key, request_hash, status, sealed_answer) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (organization_id, actor, key) DO UPDATE
         SET request_hash = excluded.request_hash, status = excluded.status, sealed_answer = excluded.sealed_answer,
             created_at = excluded.created_at, expires_at = excluded.expires_at
       WHERE idempotency_key.expires_at <= clock_timestamp() RETURNING key`,
      [...naturalKey(request), request.hash, status, this.secrets.seal(JSON.stringify(body ?? null), ownerOf(request))],
    );
    if (stored.length === 0) throw new Error('An answer came in under a lock that another request should have waited for.');
  }
}

/** One request at a time for each key, in all processes. The lock ends with the transaction, whatever becomes of the process. */
async function lock(sql: Sql, request: RepeatableRequest): Promise<void> {
  const [row] = await sql.query<{ is_first: boolean }>('SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS is_first', [
    naturalKey(request).join(' '),
  ]);
  if (!row?.is_first)
    throw new TryLater(
      'idempotency.in-progress',
      'The first request with this Idempotency-Key is still running. Wait, then send it again.',
      RETRY_AFTER_MS,
    );
}

function naturalKey({ actor, key }: RepeatableRequest): [OrganizationId, string, string] {
  return [actor.organizationId, actorName(actor), key];
}

function ownerOf(request: RepeatableRequest): SecretOwner {
  const [organizationId, actor, key] = naturalKey(request);
  return { organizationId, rowId: `${actor} ${key}` };
}
