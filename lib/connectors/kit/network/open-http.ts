import "server-only";
import { isIP, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { isHostAllowed } from "@/lib/core/allowed-hosts";
import { err, ok, type Result } from "@/lib/core/result";
import type { Network } from "./network";
import { openConnection } from "./open-connection";

/** `reach` also stands for what is forbidden; `code` is the system's word for a TLS failure. */
export type OpenHttpFailure = { stage: "reach" } | { stage: "tls"; code: string };

/**
 * Opens a guarded connection for one HTTP request. Only https, unless the operator allows this
 * host; no user info; the certificate is always checked. Proxies of the environment play no part.
 */
export async function openHttp(
  network: Network,
  url: URL,
  signal: AbortSignal,
): Promise<Result<Socket, OpenHttpFailure>> {
  const isSecure = url.protocol === "https:";
  const port = Number(url.port || (isSecure ? 443 : 80));
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const mayBePlain = url.protocol === "http:" && isHostAllowed(network.allowedHosts, host, port);
  const isForbidden = (!isSecure && !mayBePlain) || url.username !== "" || url.password !== "";
  // A forbidden target takes the way of an unreachable one, so that both look and last the same.
  const target = { host, port: isForbidden ? 0 : port, standardPorts: [443] };
  const opened = await openConnection(network, target, signal);
  if (!opened.ok) return err({ stage: "reach" });
  return isSecure ? encrypt(network, opened.value, host, signal) : opened;
}

function encrypt(
  network: Network,
  socket: Socket,
  host: string,
  signal: AbortSignal,
): Promise<Result<Socket, OpenHttpFailure>> {
  return new Promise((resolve) => {
    const secured = connectTls({
      socket,
      host,
      ...(isIP(host) ? {} : { servername: host }),
      ...(network.trustedCertificates ? { ca: network.trustedCertificates } : {}),
      rejectUnauthorized: true,
      minVersion: "TLSv1.2",
    });
    const giveUp = (error?: unknown) => {
      signal.removeEventListener("abort", onTimeUp);
      secured.destroy();
      const code = error instanceof Error && "code" in error ? String(error.code) : "";
      resolve(err({ stage: "tls", code }));
    };
    const onTimeUp = () => giveUp();
    signal.addEventListener("abort", onTimeUp, { once: true });
    secured.once("error", giveUp);
    secured.once("secureConnect", () => {
      signal.removeEventListener("abort", onTimeUp);
      secured.off("error", giveUp);
      // Whoever takes the socket over listens for itself; an error in between must not end the process.
      secured.on("error", () => undefined);
      resolve(ok(secured));
    });
  });
}
