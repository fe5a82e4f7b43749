/** What the program was told to be, decided once at boot. No other code reads the environment. */
export interface Config {
  readonly role: 'all' | 'api' | 'worker';
  /** 0 picks a free port. */
  readonly port: number;
  readonly host: string;
  /** Without a slash at the end; what links in mails and pages start with. */
  readonly publicUrl: string;
  readonly dataDir: string;
  readonly database: { readonly kind: 'embedded'; readonly dataDir: string } | { readonly kind: 'external'; readonly url: string };
  readonly queue: { readonly backend: 'postgres' } | { readonly backend: 'redis'; readonly url: string };
  /** Null: the local model answers. */
  readonly llm: { readonly apiKey: string; readonly baseUrl?: string; readonly model: string } | null;
  readonly mail: { readonly kind: 'outbox' } | { readonly kind: 'smtp'; readonly url: string; readonly from: string };
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** Whether the first start fills an empty database with the demonstration. */
  readonly demo: boolean;
  readonly intake: IntakeLimits;
  /** Requests a minute, to one process. */
  readonly api: { readonly ratePerMember: number; readonly ratePerApiKey: number };
  /** Private networks that webhooks may reach; all of them are refused otherwise. */
  readonly egressAllow: readonly string[];
  /** How many proxies, or which networks, may say who the client is. */
  readonly trustProxy: false | number | readonly string[];
  /** Null only with the embedded database, whose data folder keeps a generated one. */
  readonly secretKey: string | null;
}

export interface IntakeLimits {
  /** Submissions a second, sustained, of one touchpoint; `burst` is how many may come at once. */
  readonly ratePerKey: number;
  readonly burstPerKey: number;
  /** The same for one client address. */
  readonly ratePerIp: number;
  readonly burstPerIp: number;
  /** What may wait for its commit before further submissions are answered 503. */
  readonly bufferItems: number;
  readonly bufferBytes: number;
  /** The largest body of one submission. */
  readonly bodyBytes: number;
}
