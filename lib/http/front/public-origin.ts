/** Under which names this server answers, from configuration alone: never from a request. */
export interface PublicOrigin {
  readonly isHttps: boolean;
  /** Whether a `Host` header names this server. */
  servesHost(host: string | undefined): boolean;
  /** Whether an `Origin` header is this server's own. */
  isOwnOrigin(origin: string | undefined): boolean;
}

/** While the public URL is the default, each usual spelling of this machine is as good as another. */
const loopbackNames = ["localhost", "127.0.0.1", "[::1]"];

/**
 * @param publicUrl origin such as `https://otp.example.com`
 * @param isDefault whether it was not set, so that loopback spellings of the same port are equivalent
 */
export function publicOrigin(publicUrl: string, isDefault: boolean): PublicOrigin {
  const own = new URL(publicUrl);
  const hosts = isDefault
    ? loopbackNames.map((name) => (own.port ? `${name}:${own.port}` : name))
    : [own.host];
  const served = new Set(hosts.flatMap((host) => [host, ...withDefaultPort(host, own)]));
  const origins = new Set(hosts.map((host) => `${own.protocol}//${host}`));
  return {
    isHttps: own.protocol === "https:",
    servesHost: (host) => host !== undefined && served.has(host.toLowerCase()),
    isOwnOrigin: (origin) => origin !== undefined && origins.has(origin),
  };
}

/** `example.com:443` names the same as `example.com`. */
function withDefaultPort(host: string, own: URL): string[] {
  if (own.port !== "") return [];
  return [`${host}:${own.protocol === "https:" ? 443 : 80}`];
}
