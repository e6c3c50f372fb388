import type { Network } from "@/lib/connectors/kit/network/network";
import type { ConnectorIo } from "@/lib/connectors/kit/server-half";
import { parseAllowedHosts } from "@/lib/core/allowed-hosts";

/** For a server that hangs, is down or is not allowed: each of them takes the whole time to find out. */
export const shortTime = { connectTimeoutMs: 1_000, totalTimeoutMs: 2_000 };

/**
 * A world for connectors with a host of the admin's choice: this machine is allowed, and what answers gets the
 * time that a busy machine needs.
 */
export const testIo = (network: Partial<Network> = {}): ConnectorIo => ({
  now: () => new Date(),
  signal: new AbortController().signal,
  twilioBaseUrl: null,
  network: {
    resolve: async () => ["127.0.0.1"],
    allowedHosts: parseAllowedHosts("127.0.0.1,localhost") ?? [],
    connectTimeoutMs: 20_000,
    totalTimeoutMs: 40_000,
    trustedCertificates: null,
    ...network,
  },
  deliverToSandbox: () => Promise.reject(new Error("This type does not use the Sandbox.")),
});
