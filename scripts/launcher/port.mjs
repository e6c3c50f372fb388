import net from "node:net";
import { LaunchError } from "./fail.mjs";

/**
 * Fails early, before minutes of installing and building, when the port cannot be had.
 *
 * @param {{ port: number, host: string }} address
 */
export async function checkPort({ port, host }) {
  const code = await new Promise((resolve) => {
    const probe = net.createServer();
    probe.once("error", (error) => resolve("code" in error ? error.code : error.message));
    probe.listen(port, host, () => probe.close(() => resolve(undefined)));
  });
  if (code === undefined) return;
  if (code === "EADDRINUSE") {
    throw new LaunchError(`port ${port} on ${host} is taken: stop what uses it, or set PORT.`);
  }
  throw new LaunchError(`cannot listen on ${host} port ${port} (${code}): set HOST or PORT.`);
}

/** The address that the server will listen on, from `PORT` and `HOST`. */
export function listenAddress(env = process.env) {
  const port = Number(env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new LaunchError(`PORT has to be a number from 1 to 65535, not "${env.PORT}".`);
  }
  return { port, host: env.HOST || "127.0.0.1" };
}

/**
 * Loopback ports that nothing uses at this moment.
 *
 * @param {number} count
 * @returns {Promise<number[]>}
 */
export async function freePorts(count) {
  const probes = await Promise.all(
    Array.from({ length: count }, async () => {
      const probe = net.createServer();
      await new Promise((resolve) => probe.listen(0, "127.0.0.1", () => resolve(undefined)));
      return probe;
    }),
  );
  const ports = probes.map((probe) => {
    const address = probe.address();
    return typeof address === "object" && address ? address.port : 0;
  });
  await Promise.all(probes.map((probe) => new Promise((resolve) => probe.close(resolve))));
  return ports;
}
