import "server-only";
import { connect, isIPv6, type LookupFunction, type Socket } from "node:net";
import { isHostAllowed } from "@/lib/core/allowed-hosts";
import { err, ok, type Result } from "@/lib/core/result";
import { deadline } from "./deadline";
import { isPortAllowed } from "./is-port-allowed";
import { isPublicAddress } from "./is-public-address";
import type { Network } from "./network";

export type Target = {
  host: string;
  port: number;
  /** The protocol's own ports; others must be 1024 or more and no database's. */
  standardPorts: readonly number[];
};

/**
 * Opens a TCP connection to a host of an admin's choice without becoming a way into the network
 * this server stands in. The name is resolved once, every address is judged, and the connection
 * goes to one of the judged addresses and nowhere else, so an answer that changes in between
 * changes nothing.
 *
 * Whatever goes wrong gives the same error at the same time, `connectTimeoutMs` after the start:
 * a refused port, a filtered one, a name without addresses and a forbidden address look alike, so
 * nobody can map a network with it.
 */
export async function openConnection(
  network: Network,
  target: Target,
  signal: AbortSignal,
): Promise<Result<Socket, "unreachable">> {
  const timeUp = deadline(signal, network.connectTimeoutMs);
  const socket = await Promise.race([attempt(network, target, timeUp), whenAborted(timeUp)]);
  if (socket) return ok(socket);
  await whenAborted(timeUp);
  return err("unreachable");
}

async function attempt(
  network: Network,
  target: Target,
  timeUp: AbortSignal,
): Promise<Socket | null> {
  const addresses = await judgedAddresses(network, target);
  return addresses.length === 0 || timeUp.aborted
    ? null
    : connectTo(addresses, target.port, timeUp);
}

/** The addresses that may be connected to: all of the host's, or none. */
async function judgedAddresses(network: Network, { host, port, standardPorts }: Target) {
  const isAllowed = isHostAllowed(network.allowedHosts, host, port);
  if (!isAllowed && !isPortAllowed(port, standardPorts)) return [];
  const addresses = await network.resolve(host).catch((): string[] => []);
  return isAllowed || addresses.every(isPublicAddress) ? addresses : [];
}

function connectTo(addresses: string[], port: number, timeUp: AbortSignal): Promise<Socket | null> {
  const pinned: LookupFunction = (_host, { all }, done) => {
    const [first = ""] = addresses;
    if (all)
      done(
        null,
        addresses.map((address) => ({ address, family: family(address) })),
      );
    else done(null, first, family(first));
  };
  return new Promise((resolve) => {
    // A name that is no address makes sure that `lookup` is asked, also where the host is one.
    const socket = connect({ host: "pinned", port, lookup: pinned, autoSelectFamily: true });
    const giveUp = () => {
      socket.destroy();
      resolve(null);
    };
    timeUp.addEventListener("abort", giveUp, { once: true });
    socket.once("error", giveUp);
    socket.once("connect", () => {
      timeUp.removeEventListener("abort", giveUp);
      socket.off("error", giveUp);
      socket.setNoDelay(true);
      resolve(socket);
    });
  });
}

const family = (address: string) => (isIPv6(address) ? 6 : 4);

function whenAborted(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(null);
    else signal.addEventListener("abort", () => resolve(null), { once: true });
  });
}

/** What a person is told, whatever the reason was. */
export const unreachable = {
  meaning: "The server could not be reached.",
  advice:
    "Check the host and the port. Hosts inside a private network have to be allowed by the operator (PATCHBAY_ALLOWED_HOSTS).",
};
