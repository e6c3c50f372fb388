import type { Network } from "@/lib/connectors/kit/network/network";
import type { ConnectorIo } from "@/lib/connectors/kit/server-half";
import { parseAllowedHosts } from "@/lib/core/allowed-hosts";

/** A world for connectors with a host of the admin's choice: this machine is allowed, time is short. */
export const testIo = (network: Partial<Network> = {}): ConnectorIo => ({
  now: () => new Date(),
  signal: new AbortController().signal,
  twilioBaseUrl: null,
  network: {
    resolve: async () => ["127.0.0.1"],
    allowedHosts: parseAllowedHosts("127.0.0.1,localhost") ?? [],
    connectTimeoutMs: 300,
    totalTimeoutMs: 800,
    trustedCertificates: null,
    ...network,
  },
  deliverToSandbox: () => Promise.reject(new Error("This type does not use the Sandbox.")),
});
