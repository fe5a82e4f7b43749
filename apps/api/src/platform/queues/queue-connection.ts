import type { ConnectionOptions } from 'bullmq';

/** The open connection of the backend chosen at boot, as Nest injects it. */
export class QueueConnection {
  constructor(readonly connection: ConnectionOptions) {}
}
