/** Name of the outbox of one Pulso server, of its lock, and of the mark in localStorage that tells the loader something waits. */
export const outboxName = (base: string): string => `pulso ${base}`;
