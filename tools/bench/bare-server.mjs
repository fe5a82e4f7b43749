/**
 * What the figures are held against: Fastify with one parameterised INSERT a request into a table like `feedback`, and a socket.io server that
 * acknowledges without any database. Nothing of Pulso.
 */
import Fastify from 'fastify';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { Server } from 'socket.io';

const pool = new pg.Pool({ connectionString: process.env.BENCH_DATABASE_URL, max: 10 });
await pool.query(`
  DROP TABLE IF EXISTS bench_feedback;
  CREATE TABLE bench_feedback (
    organization_id uuid NOT NULL, id uuid NOT NULL, seq bigint GENERATED ALWAYS AS IDENTITY, touchpoint_id uuid NOT NULL, service_id uuid NOT NULL,
    submission_id text NOT NULL, body_hash bytea NOT NULL, rating_scale text, rating_value smallint, comment text, context jsonb NOT NULL,
    source text NOT NULL, occurred_at timestamptz NOT NULL, received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (organization_id, id), UNIQUE (organization_id, touchpoint_id, submission_id));
  CREATE INDEX ON bench_feedback (organization_id, seq DESC);
  CREATE INDEX ON bench_feedback (organization_id, occurred_at)`);

const [organization, touchpoint, service] = [randomUUID(), randomUUID(), randomUUID()];
const hash = Buffer.alloc(32, 7);
const INSERT = {
  name: 'insert-one',
  text: `INSERT INTO bench_feedback (organization_id, id, touchpoint_id, service_id, submission_id, body_hash, rating_scale, rating_value, comment, context, source, occurred_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'http', $11) RETURNING id`,
};

const fastify = Fastify();
fastify.get('/healthz', () => 'ok');
fastify.post('/insert', async (request, reply) => {
  const { submissionId, rating, comment, context } = request.body;
  const values = [
    organization,
    randomUUID(),
    touchpoint,
    service,
    submissionId,
    hash,
    rating.scale,
    rating.value,
    comment,
    JSON.stringify(context),
    new Date(),
  ];
  const { rows } = await pool.query({ ...INSERT, values });
  return reply.status(202).send({ feedbackId: rows[0].id, replayed: false });
});
const io = new Server(fastify.server, { perMessageDeflate: false, serveClient: false });
io.on('connection', (socket) => socket.on('echo', (_, acknowledge) => acknowledge({ feedbackId: 'none', replayed: false })));

await fastify.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
process.once('SIGTERM', () => process.exit(0));
