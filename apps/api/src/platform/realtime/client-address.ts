import proxyAddr from '@fastify/proxy-addr';
import type { Socket } from 'socket.io';
import type { Config } from '../../config/config.js';

/** The address of the browser behind a socket; a forwarding header counts only as far as our own proxies wrote it. */
export function clientAddress(socket: Socket, trustProxy: Config['trustProxy']): string {
  return proxyAddr(socket.request, trusting(trustProxy));
}

function trusting(trustProxy: Config['trustProxy']): (address: string, hop: number) => boolean {
  if (trustProxy === false) return () => false;
  if (typeof trustProxy === 'number') return (_, hop) => hop < trustProxy;
  return proxyAddr.compile([...trustProxy]);
}
