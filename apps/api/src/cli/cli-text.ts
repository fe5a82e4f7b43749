import type { EmbeddedPostgresStep } from '@pulso/embedded-postgres';

type CommandText =
  | 'pulso'
  | 'start'
  | 'migrate'
  | 'demo'
  | 'password'
  | 'backup'
  | 'restore'
  | 'replace'
  | 'rebuild'
  | 'replay'
  | 'touchpoint'
  | 'rate'
  | 'connections'
  | 'limit'
  | 'url'
  | 'score'
  | 'llm';

interface CliText {
  readonly commands: Readonly<Record<CommandText, string>>;
  readonly step: Readonly<Record<EmbeddedPostgresStep, string>>;
  readonly starting: string;
  readonly migrated: string;
  readonly backedUp: (rows: number, file: string) => string;
  readonly restored: (rows: number, file: string) => string;
  readonly ready: (url: string) => string;
  readonly pages: readonly (readonly [path: string, what: string])[];
  readonly credentials: (email: string, password: string, file: string) => string;
  readonly stopHint: string;
  readonly stopping: string;
  readonly stopped: string;
  readonly forced: string;
  readonly demoThere: string;
  readonly demoSeeded: (email: string, password: string, touchpointKey: string) => string;
  readonly unknownEmail: (email: string) => string;
  readonly newPassword: (email: string, password: string) => string;
  readonly noTouchpoint: string;
  readonly noLlm: string;
  readonly notPositive: string;
  readonly notFound: (file: string) => string;
  readonly portTaken: (port: number) => string;
  readonly notAllowed: (what: string) => string;
  readonly readOnly: (folder: string) => string;
  readonly diskFull: (folder: string) => string;
  readonly unreachable: (host: string) => string;
}

const ES: CliText = {
  commands: {
    pulso: 'Opiniones de clientes en tiempo real, medidas contra los acuerdos de nivel de servicio firmados.',
    start: 'construye lo que haga falta y arranca base de datos, API, trabajadores y páginas',
    migrate: 'pone al día el esquema de la base de datos',
    backup: 'copia todos los datos, tal como están en un instante, a un archivo nuevo',
    restore: 'llena una base de datos vacía con una copia',
    replace: 'pierde los datos que haya, a cambio de los de la copia',
    demo: 'siembra la demostración: seis meses de VozClara y Panadería La Espiga',
    password: 'da a una persona una contraseña nueva y cierra sus sesiones',
    rebuild: 'recalcula cada medición desde las opiniones y compara; termina en 1 si algo difiere',
    replay: 'envía cada línea de un JSONL {text, rating?} por el socket, como lo harían los clientes',
    touchpoint: 'clave pública del punto de contacto (si falta: el de la demostración)',
    rate: 'opiniones por segundo',
    connections: 'sockets entre los que se reparten',
    limit: 'cuántas líneas enviar (si falta: todas)',
    url: 'dirección de Pulso (si falta: la de este equipo)',
    score: 'lee JSONL {id, text, lang?} y escribe JSONL {id, label, score, lang, topics}, en orden',
    llm: 'pregunta al modelo de OPENAI_*, en vez de usar el local',
  },
  step: {
    copying: 'Copiando PostgreSQL a un lugar que su usuario pueda leer…',
    initializing: 'Creando la base de datos (solo la primera vez)…',
    starting: 'Arrancando PostgreSQL…',
    recovering: 'Recuperando la base de datos tras un corte…',
    restarting: 'PostgreSQL se detuvo; arrancándolo de nuevo…',
  },
  starting: 'Poniendo el esquema al día y arrancando…',
  migrated: 'El esquema está al día.',
  backedUp: (rows, file) => `${rows} filas copiadas en ${file}. Guarde aparte la clave secreta: no está en la copia.`,
  restored: (rows, file) => `${rows} filas restauradas de ${file}.`,
  ready: (url) => `Pulso está listo en ${url}`,
  pages: [
    ['/', 'consola'],
    ['/demo', 'tienda y central de llamadas de demostración'],
    ['/docs', 'API'],
  ],
  credentials: (email, password, file) => `Primera entrada: ${email} · ${password} (también en ${file})`,
  stopHint: 'Ctrl-C lo detiene todo.',
  stopping: 'Deteniendo… (Ctrl-C otra vez para no esperar)',
  stopped: 'Todo detenido.',
  forced: 'Detenido sin esperar.',
  demoThere: 'La demostración ya está.',
  demoSeeded: (email, password, touchpointKey) =>
    `Demostración sembrada. Entrada: ${email} · ${password}. Punto de contacto: ${touchpointKey}`,
  unknownEmail: (email) => `Nadie tiene el correo ${email}.`,
  newPassword: (email, password) => `La nueva contraseña de ${email} es ${password}`,
  noTouchpoint: 'Falta --touchpoint: la clave pública de un punto de contacto.',
  noLlm: '--llm necesita OPENAI_API_KEY u OPENAI_BASE_URL.',
  notPositive: 'Debe ser un número mayor que cero.',
  notFound: (file) => `No existe ${file}.`,
  portTaken: (port) => `El puerto ${port} está ocupado: elija otro con PORT=…`,
  notAllowed: (what) => `Sin permiso: ${what}`,
  readOnly: (folder) => `No se puede escribir en ${folder}: es de solo lectura. Elija otra carpeta con PULSO_DATA_DIR=…`,
  diskFull: (folder) => `No queda espacio en el disco de ${folder}.`,
  unreachable: (host) => `No responde ${host}: ¿está en marcha?`,
};

const EN: CliText = {
  commands: {
    pulso: 'Real-time customer feedback measured against the service level agreements a company signed.',
    start: 'builds what is stale and starts database, API, workers and pages',
    migrate: "brings the database's schema up to date",
    backup: 'copies all data, as it stands at one moment, to a new file',
    restore: 'fills an empty database from a backup',
    replace: "loses the data that is there for the backup's",
    demo: 'seeds the demonstration: six months of VozClara and Panadería La Espiga',
    password: 'gives a person a new password and ends their sessions',
    rebuild: 'recomputes every measurement from the feedback and compares; exits with 1 on a difference',
    replay: 'sends each line of a JSONL {text, rating?} over the socket, as customers would',
    touchpoint: "public key of the touchpoint (by default the demonstration's)",
    rate: 'submissions a second',
    connections: 'sockets they are spread over',
    limit: 'how many lines to send (all by default)',
    url: 'address of Pulso (by default the one on this machine)',
    score: 'reads JSONL {id, text, lang?} and writes JSONL {id, label, score, lang, topics}, in order',
    llm: 'asks the model of OPENAI_* instead of the local one',
  },
  step: {
    copying: 'Copying PostgreSQL to where its user can read it…',
    initializing: 'Creating the database (the first time only)…',
    starting: 'Starting PostgreSQL…',
    recovering: 'Recovering the database after a crash…',
    restarting: 'PostgreSQL stopped; starting it again…',
  },
  starting: 'Bringing the schema up to date and starting…',
  migrated: 'The schema is up to date.',
  backedUp: (rows, file) => `${rows} rows copied to ${file}. Keep the secret key as well: it is not in the backup.`,
  restored: (rows, file) => `${rows} rows restored from ${file}.`,
  ready: (url) => `Pulso is ready at ${url}`,
  pages: [
    ['/', 'console'],
    ['/demo', 'demonstration shop and call centre'],
    ['/docs', 'API'],
  ],
  credentials: (email, password, file) => `First sign-in: ${email} · ${password} (also in ${file})`,
  stopHint: 'Ctrl-C stops all of it.',
  stopping: 'Stopping… (Ctrl-C again not to wait)',
  stopped: 'All stopped.',
  forced: 'Stopped without waiting.',
  demoThere: 'The demonstration is there already.',
  demoSeeded: (email, password, touchpointKey) => `Demonstration seeded. Sign in: ${email} · ${password}. Touchpoint: ${touchpointKey}`,
  unknownEmail: (email) => `Nobody has the address ${email}.`,
  newPassword: (email, password) => `The new password of ${email} is ${password}`,
  noTouchpoint: '--touchpoint is missing: the public key of a touchpoint.',
  noLlm: '--llm needs OPENAI_API_KEY or OPENAI_BASE_URL.',
  notPositive: 'It must be a number above zero.',
  notFound: (file) => `${file} does not exist.`,
  portTaken: (port) => `Port ${port} is taken: choose another with PORT=…`,
  notAllowed: (what) => `Not permitted: ${what}`,
  readOnly: (folder) => `Cannot write to ${folder}: it is read-only. Choose another folder with PULSO_DATA_DIR=…`,
  diskFull: (folder) => `No space is left on the disk of ${folder}.`,
  unreachable: (host) => `${host} does not answer: is it running?`,
};

/** What the command line says, in the language the terminal is set to. */
export function cliText(locale = new Intl.DateTimeFormat().resolvedOptions().locale): CliText {
  return locale.startsWith('es') ? ES : EN;
}
