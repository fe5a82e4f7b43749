import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Network = [Address, number];

/** Which IP addresses outgoing requests may reach: public unicast, and the networks the operator allows. */
export class AddressPolicy {
  private readonly allowed: readonly Network[];

  /** @param allow networks in CIDR notation; throws on anything else */
  constructor(allow: readonly string[]) {
    this.allowed = allow.map((network) => ipaddr.parseCIDR(network));
  }

  permits(address: string): boolean {
    if (!ipaddr.isValid(address)) return false;
    const reached = reachedBy(ipaddr.parse(address));
    return reached.every((one) => one.range() === 'unicast' || this.isAllowed(one));
  }

  private isAllowed(address: Address): boolean {
    return this.allowed.some((network) => address.kind() === network[0].kind() && address.match(network));
  }
}

/** The addresses a packet ends up at: an IPv6 address of a mapping, translation or tunnel carries IPv4 addresses inside. */
function reachedBy(address: Address): readonly Address[] {
  if (address.kind() === 'ipv4') return [address];
  const v6 = address as ipaddr.IPv6;
  const bytes = v6.toByteArray();
  const v4At = (offset: number, mask = 0): Address => new ipaddr.IPv4(bytes.slice(offset, offset + 4).map((byte) => byte ^ mask));
  if (v6.isIPv4MappedAddress()) return [v6.toIPv4Address()];
  if (isNat64(v6)) return [v4At(12)];
  if (v6.range() === '6to4') return [v4At(2)];
  // A Teredo client's address is written with every bit turned over.
  if (v6.range() === 'teredo') return [v4At(4), v4At(12, 0xff)];
  // Outside 2000::/3 nothing is global unicast, whatever a table of special ranges has not heard of yet.
  return isGlobalUnicast(bytes) ? [v6] : [NOWHERE_PUBLIC, v6];
}

const NAT64: Network = ipaddr.parseCIDR('64:ff9b::/96');
const NOWHERE_PUBLIC = ipaddr.parse('::');

function isNat64(address: ipaddr.IPv6): boolean {
  return address.match(NAT64 as [ipaddr.IPv6, number]);
}

function isGlobalUnicast([first = 0]: readonly number[]): boolean {
  return (first & 0xe0) === 0x20;
}
