import ipaddr from "ipaddr.js";
import { StartError } from "@/lib/core/start-error";

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number];

/** Tells the client's address from the socket's and `X-Forwarded-For`, and whether the socket's end is a trusted proxy. */
export interface ProxyTrust {
  isTrusted(socketAddress: string | undefined): boolean;
  clientAddress(socketAddress: string | undefined, forwardedFor: string | undefined): string;
}

/**
 * Reads `PATCHBAY_TRUSTED_PROXIES`: a number of hops, or addresses and CIDR ranges separated by commas. Whatever a
 * client writes into forwarding headers is believed only as far as a trusted hop wrote it.
 *
 * @throws {StartError} when the setting is neither
 */
export function readProxyTrust(setting: string): ProxyTrust {
  if (/^\d{1,2}$/.test(setting.trim())) return trustHops(Number(setting));
  const ranges = setting.split(",").map((part) => readRange(part.trim()));
  return trustRanges(ranges);
}

/** With n hops the n-th address from the right was written by the outermost trusted proxy. */
function trustHops(hops: number): ProxyTrust {
  return {
    isTrusted: () => hops > 0,
    clientAddress(socketAddress, forwardedFor) {
      const chain = [...readChain(forwardedFor), socketAddress ?? ""];
      const found = chain.at(-1 - hops) ?? chain[0];
      return normalAddress(found) ?? normalAddress(socketAddress) ?? "unknown";
    },
  };
}

/** The rightmost address that is no trusted proxy's. */
function trustRanges(ranges: Range[]): ProxyTrust {
  const isTrusted = (address: string | undefined) => {
    const parsed = parseAddress(address);
    return parsed !== undefined && ranges.some((range) => isInside(parsed, range));
  };
  return {
    isTrusted,
    clientAddress(socketAddress, forwardedFor) {
      const chain = [...readChain(forwardedFor), socketAddress ?? ""];
      let last = socketAddress;
      for (const address of chain.reverse()) {
        if (parseAddress(address) === undefined) break;
        last = address;
        if (!isTrusted(address)) break;
      }
      return normalAddress(last) ?? "unknown";
    },
  };
}

function readChain(forwardedFor: string | undefined): string[] {
  return (forwardedFor ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function parseAddress(text: string | undefined): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  if (!text || !ipaddr.isValid(text)) return undefined;
  // Folds IPv4-mapped IPv6, so that one client has one address.
  return ipaddr.process(text);
}

function normalAddress(text: string | undefined): string | undefined {
  return parseAddress(text)?.toString();
}

function isInside(address: ipaddr.IPv4 | ipaddr.IPv6, [base, bits]: Range): boolean {
  return address.kind() === base.kind() && address.match(base, bits);
}

function readRange(text: string): Range {
  try {
    // The library also reads short forms ("10.1" as 10.0.0.1), which here are slips.
    if (/^[\d.]+(\/|$)/.test(text) && !/^(\d+\.){3}\d+(\/|$)/.test(text)) throw new Error(text);
    if (text.includes("/")) return ipaddr.parseCIDR(text);
    const address = ipaddr.process(text);
    return [address, address.kind() === "ipv4" ? 32 : 128];
  } catch {
    throw new StartError(
      "PATCHBAY_TRUSTED_PROXIES has to be a number of hops, or addresses and CIDR ranges separated by commas.",
    );
  }
}
