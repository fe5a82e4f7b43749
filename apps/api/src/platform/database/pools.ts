import pg from 'pg';

/** A small pool of its own for one kind of work, so that another kind cannot use up its connections. */
abstract class WorkPool extends pg.Pool {
  constructor(connectionString: string, options: string, max: number) {
    super({ connectionString, options, max, keepAlive: true, connectionTimeoutMillis: 5_000 });
    // An idle connection lost with its server is replaced at the next use.
    this.on('error', () => undefined);
  }
}

/**
 * The acknowledgement path: runs the intake functions and nothing else. Their plan does not depend on what is submitted, and making it anew costs as
 * much as running it.
 */
export class IntakePool extends WorkPool {
  constructor(connectionString: string, options: string) {
    super(connectionString, `${options} -c plan_cache_mode=force_generic_plan`, 3);
  }
}

/** Plumbing across organizations: ids and states, never content. */
export class DispatchPool extends WorkPool {
  constructor(connectionString: string, options: string) {
    super(connectionString, options, 3);
  }
}
