/** Targets inside private networks that the operator allows connectors to reach. */
export type AllowedHosts = readonly { host: string; port: number | null }[];

const entry = /^(\[[0-9a-f:.]+\]|[^\s:/@[\]]+)(?::(\d{1,5}))?$/i;

/**
 * Reads `PATCHBAY_ALLOWED_HOSTS`: `host` (any port) or `host:port`, separated by commas. Null when
 * an entry is neither. A host is compared as it is written in the connector, so a name that is
 * allowed does not allow its address.
 */
export function parseAllowedHosts(text: string): AllowedHosts | null {
  const hosts = [];
  for (const part of text.split(",").map((piece) => piece.trim())) {
    if (part === "") continue;
    const [, host, port] = entry.exec(part) ?? [];
    if (!host || Number(port ?? 1) < 1 || Number(port ?? 1) > 65_535) return null;
    hosts.push({ host: plainHost(host), port: port ? Number(port) : null });
  }
  return hosts;
}

export function isHostAllowed(allowed: AllowedHosts, host: string, port: number): boolean {
  return allowed.some(
    (one) => one.host === plainHost(host) && (one.port === null || one.port === port),
  );
}

const plainHost = (host: string) => host.toLowerCase().replace(/^\[|\]$|\.$/g, "");
