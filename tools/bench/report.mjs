const ms = (value) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
const ratio = (value, limit) => (limit > 0 ? (value / limit).toFixed(2) : '–');

function intakeTable(byConnections) {
  const rows = Object.entries(byConnections).flatMap(([connections, { bareHttp, pulsoHttp, bareEcho, pulsoSocket }]) => [
    `| ${connections} | bare Fastify + INSERT | ${bareHttp.perSecond} | ${ms(bareHttp.p50)} / ${ms(bareHttp.p99)} | 1 |`,
    `| ${connections} | **Pulso over HTTP** | **${pulsoHttp.perSecond}** | ${ms(pulsoHttp.p50)} / ${ms(pulsoHttp.p99)} | **${ratio(pulsoHttp.perSecond, bareHttp.perSecond)}** |`,
    `| ${connections} | **Pulso over the socket** | **${pulsoSocket.perSecond}** | ${ms(pulsoSocket.p50)} / ${ms(pulsoSocket.p99)} | **${ratio(pulsoSocket.perSecond, bareHttp.perSecond)}** |`,
    `| ${connections} | bare socket.io echo, no database | ${bareEcho.perSecond} | ${ms(bareEcho.p50)} / ${ms(bareEcho.p99)} | ${ratio(bareEcho.perSecond, bareHttp.perSecond)} |`,
  ]);
  return ['| connections | what | acks/s | p50 / p99 | × bare INSERT |', '| ---: | --- | ---: | ---: | ---: |', ...rows].join('\n');
}

function sizeTable({ widget, web }) {
  const rows = [
    ['widget', widget],
    ['console', web],
  ].flatMap(([app, sizes]) =>
    Object.entries(sizes ?? {}).map(
      ([what, bytes]) => `| ${app} | ${what} | ${typeof bytes === 'object' ? JSON.stringify(bytes) : bytes} |`,
    ),
  );
  return ['| part | what | bytes, gzip |', '| --- | --- | ---: |', ...rows].join('\n');
}

/** The figures as docs/benchmarks.md shows them. */
export function report(figures, { rounds, seconds }) {
  const { machine, start, memory, console: live, intake, draining, drain, pgbench, sizes } = figures;
  return `# Benchmarks

Measured by \`npm run bench\` on ${machine.date}: ${machine.cpus} × ${machine.model}, Node ${machine.node}, PostgreSQL of the embedded package with fsync on, load generator
and everything else on the same cores. The limits are measured in the same run and take turns with the product, so the **ratios** are the finding;
absolute figures move with the machine. Medians of ${rounds} rounds of ${seconds} s.

## Intake

An acknowledgement follows the commit of the feedback and of its analysis task. The limit is a bare Fastify endpoint that does one
parameterised INSERT into a table with the same columns and indexes.

Workers idle (one \`api\` process, no \`worker\` running):

${intake ? intakeTable(intake) : 'Not measured: no redis-server.'}

While a \`worker\` process drains the backlog that the rows above left behind:

${draining ? intakeTable({ 50: draining }) : 'Not measured: no redis-server.'}

${
  pgbench
    ? `Single INSERTs straight from pgbench, clients → inserts/s: ${Object.entries(pgbench)
        .map(([clients, tps]) => `${clients} → ${tps}`)
        .join(' · ')}.`
    : ''
}

## From the tap to the console

${live.sent} submissions at 100/s into one process with everything embedded, analysis running, one console connected: acknowledged ${live.acked}, announced
to the console ${live.shown}, analysed ${live.analyzed}. Times from sending, at the console's own socket.

| until | p50 | p99 |
| --- | ---: | ---: |
| acknowledged | ${ms(live.ack.p50)} | ${ms(live.ack.p99)} |
| told to the console | ${ms(live.visible.p50)} | ${ms(live.visible.p99)} |
| analysed and told to the console | ${ms(live.analysis.p50)} | ${ms(live.analysis.p99)} |

## Backlog

${drain ? `${drain.tasks} waiting analyses, from starting the worker process to the last commit: **${drain.seconds.toFixed(1)} s** (${Math.round(drain.tasks / drain.seconds)}/s, start-up included).` : 'Not measured: no redis-server.'}

## Start and memory

| what | figure |
| --- | ---: |
| first start to ready (database made, schema, demo seeded; already built) | ${(start.firstMs / 1000).toFixed(1)} s |
| second start to ready | ${(start.secondMs / 1000).toFixed(1)} s |
| resident memory, all processes, idle (shared pages counted in each) | ${memory.idleMb ?? '–'} MB |
| the same after ${live.sent} submissions | ${memory.loadedMb ?? '–'} MB |
| \`api\` process after the intake rounds | ${memory.apiLoadedMb ?? '–'} MB |
| \`worker\` process after them | ${memory.workerLoadedMb ?? '–'} MB |

## Size

${sizeTable(sizes)}
`;
}
