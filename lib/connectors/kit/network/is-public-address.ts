import ipaddr from "ipaddr.js";

const globalUnicast = ipaddr.IPv6.parseCIDR("2000::/3");

/**
 * True for an address on the open internet. Judged by its bytes, never by its spelling; whatever
 * is special in any way is not public: loopback, private, link-local and metadata, shared, multicast,
 * documentation, and every IPv6 form that carries an IPv4 address inside (mapped, compatible,
 * NAT64, 6to4, Teredo), which could lead anywhere.
 */
export function isPublicAddress(text: string): boolean {
  // Only complete addresses: "127.1" and "0x7f.1" are numbers to some readers and names to others.
  if (!ipaddr.IPv4.isValidFourPartDecimal(text) && !ipaddr.IPv6.isValid(text)) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== "unicast") return false;
  return address instanceof ipaddr.IPv4 || address.match(globalUnicast);
}
