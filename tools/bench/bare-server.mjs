/**
 * What the figures are held against: Fastify with one parameterised INSERT a request into a table like `feedback`, and a socket.io server that
 * acknowledges without any database. Nothing of Pulso but the table's definition.
 */
import Fastify from 'fastify';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { Server } from 'socket.io';

const pool = new pg.Pool({ connectionString: process.env.BENCH_DATABASE_URL, max: 10 });
// LIKE takes over columns, defaults, checks and indexes; the foreign key it leaves out.
await pool.query(`
  DROP TABLE IF EXISTS bench_feedback;
  CREATE TABLE bench_feedback (LIKE feedback INCLUDING ALL, FOREIGN KEY (organization_id, touchpoint_id) REFERENCES touchpoint)`);
const { rows } = await pool.query('SELECT organization_id, id, service_id FROM touchpoint ORDER BY created_at LIMIT 1');
const { organization_id: organization, id: touchpoint, service_id: service } = rows[0];

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
