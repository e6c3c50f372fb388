import "server-only";
import { lookup } from "node:dns/promises";
import type { AllowedHosts } from "@/lib/core/allowed-hosts";
import { env } from "@/lib/core/env";

/** The outside world as far as connectors with a host of the admin's choice may see it. */
export type Network = {
  /** Every address of a name. Rejects when there is none. */
  resolve: (host: string) => Promise<string[]>;
  /** What may be reached although it is private or not encrypted. */
  allowedHosts: AllowedHosts;
  /** For name, address and connection together. */
  connectTimeoutMs: number;
  /** For everything from the name to the last byte of the answer. */
  totalTimeoutMs: number;
  /** Certificate authorities in PEM instead of the system's; null in normal use. */
  trustedCertificates: string | null;
};

/** The real one. Further certificate authorities come from `NODE_EXTRA_CA_CERTS`. */
export const systemNetwork = (): Network => ({
  resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  allowedHosts: env().allowedHosts,
  connectTimeoutMs: 3_000,
  totalTimeoutMs: 10_000,
  trustedCertificates: null,
});
