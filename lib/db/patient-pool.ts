import "server-only";
import pg from "pg";

/** How long somebody waits for a connection, in milliseconds. */
export type Patience = {
  /** The database is taken for absent once it has answered nobody for so long. */
  silenceMs: number;
  /** However busy all of it is. */
  longestMs: number;
  /** A connection that is not made by then is given up, and its place in the pool is free again. */
  connectMs: number;
};

type Callback = Parameters<pg.Pool["connect"]>[0];

/** How often a waiting one looks whether there was a sign of life. */
const looksASilence = 10;

/**
 * A pool that tells a busy database from one that is away. Whoever waits for a connection gives up
 * soon where the database has fallen silent, and waits on while it answers others.
 */
export class PatientPool extends pg.Pool {
  readonly #patience: Patience;
  /** Counted up whenever the database has done something for somebody. */
  #signs = 0;

  constructor(config: pg.PoolConfig, patience: Patience) {
    const { connectMs } = patience;
    super({
      ...config,
      // The pool's own limit is the same for the silent and for the busy.
      connectionTimeoutMillis: 0,
      Client: class extends pg.Client {
        constructor(each?: pg.ClientConfig) {
          super({ ...each, connectionTimeoutMillis: connectMs });
        }
      },
    });
    this.#patience = patience;
    this.on("connect", () => this.#signs++);
    this.on("release", (error) => {
      if (!error) this.#signs++;
    });
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Callback): void;
  override connect(callback?: Callback): Promise<pg.PoolClient> | undefined {
    if (callback) {
      this.#wait(callback);
      return undefined;
    }
    return new Promise((resolve, reject) => {
      this.#wait((error, client) => (client ? resolve(client) : reject(error)));
    });
  }

  #wait(callback: Callback): void {
    let isOver = false;
    const stopLooking = this.#onceLost(() => {
      isOver = true;
      callback(new Error("timeout exceeded when trying to connect"), undefined, () => undefined);
    });
    const take = () =>
      super.connect((error, client, done) => {
        // Nobody waits for it any more.
        if (isOver) return done();
        // Too slow, while others were answered: the process or the machine has much to do.
        if (error?.message === "timeout expired") return take();
        isOver = true;
        stopLooking();
        callback(error, client, done);
      });
    take();
  }

  /**
   * Calls back once patience is lost. It is measured in looks and not by the clock: a process that
   * was too busy to look was too busy to hear an answer too.
   */
  #onceLost(lost: () => void): () => void {
    const { silenceMs, longestMs } = this.#patience;
    const gap = silenceMs / looksASilence;
    let [signs, silent, looks] = [this.#signs, 0, 0];
    const look = () => {
      looks++;
      silent = this.#signs === signs ? silent + 1 : 0;
      signs = this.#signs;
      if (silent >= looksASilence || looks * gap >= longestMs) lost();
      else timer = setTimeout(look, gap);
    };
    let timer = setTimeout(look, gap);
    return () => clearTimeout(timer);
  }
}
