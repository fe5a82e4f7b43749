import type { Socket } from 'socket.io';

/**
 * The address of the browser behind a socket.
 * @param trustProxy whether a reverse proxy of ours wrote the header; otherwise it is anyone's claim and is not read
 */
export function clientAddress(socket: Socket, trustProxy: boolean): string {
  const forwarded = trustProxy ? socket.handshake.headers['x-forwarded-for'] : undefined;
  const nearest = typeof forwarded === 'string' ? forwarded.split(',').at(-1)?.trim() : undefined;
  return nearest || socket.handshake.address;
}
