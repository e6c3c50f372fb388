import type { Server, ServerResponse } from "node:http";

/** Longest time that requests in flight get to finish when the server stops. */
const drainLimitMs = 30_000;

/** Counts the requests in flight, and ends the server once they are answered. */
export class Drain {
  readonly #inFlight = new Set<ServerResponse>();
  #isDraining = false;
  #onIdle: (() => void) | undefined;

  /** From the first moment of stopping: readiness is gone, new requests are turned away. */
  get isDraining(): boolean {
    return this.#isDraining;
  }

  /** Counts a request until its answer is complete or its client is gone. */
  track(response: ServerResponse): void {
    this.#inFlight.add(response);
    response.once("close", () => {
      this.#inFlight.delete(response);
      if (this.#inFlight.size === 0) this.#onIdle?.();
    });
  }

  /**
   * Waits until everything in flight is answered (30 s at most) while new requests still get a 503, then closes.
   */
  async finish(server: Server, limitMs = drainLimitMs): Promise<void> {
    this.#isDraining = true;
    if (this.#inFlight.size > 0) {
      await new Promise<void>((resolve) => {
        const limit = setTimeout(resolve, limitMs);
        this.#onIdle = () => {
          clearTimeout(limit);
          resolve();
        };
      });
    }
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  }
}
