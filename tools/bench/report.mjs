const ms = (value) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;

const KINDS = [
  ['bareHttp', 'bare Fastify + INSERT'],
  ['pulsoHttp', '**Pulso over HTTP**'],
  ['pulsoSocket', '**Pulso over the socket**'],
  ['bareEcho', 'bare socket.io echo, no database'],
];

function intakeTable(byConnections) {
  const rows = Object.entries(byConnections).flatMap(([connections, kinds]) =>
    KINDS.map(([kind, what]) => {
      const { perSecond, p50, p99, ratio } = kinds[kind];
      const bold = (value) => (what.startsWith('**') ? `**${value}**` : value);
      return `| ${connections} | ${what} | ${bold(perSecond)} | ${ms(p50)} / ${ms(p99)} | ${bold(ratio.toFixed(2))} |`;
    }),
  );
  return ['| connections | what | acks/s | p50 / p99 | × bare INSERT |', '| ---: | --- | ---: | ---: | ---: |', ...rows].join('\n');
}

function cpuTable(kinds) {
  const rows = KINDS.map(([kind, what]) => {
    const { server, database, load } = kinds[kind].cpu;
    return `| ${what} | ${[server, database, load, server + database + load].map(Math.round).join(' | ')} |`;
  });
  return ['| what | server process | PostgreSQL | load generator | sum |', '| --- | ---: | ---: | ---: | ---: |', ...rows].join('\n');
}

const KB = 1_024;
const LANGUAGES = { es: 'Spanish', en: 'English', pt: 'Portuguese' };
const kb = (bytes) => `${(bytes / KB).toFixed(1)} KB`;

/** The widget's chunks are shared by all languages but for one, the words. */
function widgetSizes({ gzip, budgets, files }) {
  const words = Object.entries(LANGUAGES).map(([code, language]) => ({
    language,
    bytes: Object.entries(files).find(([file]) => file.startsWith(`${code}-`))[1],
  }));
  const withoutWords = gzip.widget - Math.max(...words.map(({ bytes }) => bytes));
  return [
    ['widget: loader, on every page', gzip.loader, budgets.loader],
    ['widget: panel, loaded on opening, without words', withoutWords - gzip.loader, null],
    ...words.map(({ language, bytes }) => [`widget: everything, in ${language}`, withoutWords + bytes, budgets.widget]),
  ];
}

function consoleSizes({ budgets, firstScript, firstStyle, lazyChunks }) {
  const [[largest, bytes]] = Object.entries(lazyChunks).sort(([, a], [, b]) => b - a);
  const name = /([\w-]+?)-[\w-]{8}\.js$/.exec(largest)?.[1] ?? largest;
  return [
    ['console: script before the first screen', firstScript, budgets.firstScript],
    ['console: style before the first screen', firstStyle, budgets.firstStyle],
    [`console: largest part loaded later (\`${name}\`)`, bytes, budgets.lazyChunk],
  ];
}

function sizeTable({ widget, web }) {
  const rows = [...(widget ? widgetSizes(widget) : []), ...(web ? consoleSizes(web) : [])].map(
    ([what, bytes, budget]) => `| ${what} | ${kb(bytes)} | ${budget === null ? '–' : kb(budget)} |`,
  );
  return ['| what | gzip | budget |', '| --- | ---: | ---: |', ...rows].join('\n');
}

/** The figures as docs/benchmarks.md shows them. */
export function report(figures, { rounds, seconds }) {
  const { machine, start, memory, console: live, intake, draining, drain, pgbench, sizes } = figures;
  return `# Benchmarks

Measured by \`npm run bench\` on ${machine.date}: ${machine.cpus} × ${machine.model}, Node ${machine.node}, PostgreSQL of the embedded package with fsync on, load generator
and everything else on the same cores. The limits are measured in the same run and take turns with the product, so the **ratios** are the finding;
absolute figures move with the machine. Medians of ${rounds} rounds of ${seconds} s after one that is not counted; a ratio is the median of the ratios
within each round.

## Intake

An acknowledgement follows the commit of the feedback, of its analysis task and of its line in the ledger. The limit is a bare Fastify endpoint that
does one parameterised INSERT, over a pool of 10 connections, into a table made LIKE \`feedback\`: the same columns, checks, indexes and foreign key.
Both are sent the same bodies by the same load generator, which speaks the bare protocols and checks every answer.

Workers idle (one \`api\` process, no \`worker\` running):

${intake ? intakeTable(intake) : 'Not measured: no redis-server.'}

${intake?.[50].bareHttp.cpu.server ? `CPU for one acknowledgement at 50 connections, in microseconds. All three share the cores:\n\n${cpuTable(intake[50])}` : ''}

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
