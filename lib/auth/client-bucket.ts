import ipaddr from "ipaddr.js";

/**
 * What a per-client limit counts an address under: IPv4 as it is, IPv6 by its /64, since one
 * subscriber has all of those. IPv4 in IPv6 clothes is IPv4.
 */
export function clientBucket(ip: string | null): string {
  if (ip === null || !ipaddr.isValid(ip)) return "unknown";
  const address = ipaddr.process(ip);
  if (address.kind() === "ipv4") return address.toString();
  const prefix = address.toByteArray().slice(0, 8);
  return `${Buffer.from(prefix).toString("hex")}/64`;
}
