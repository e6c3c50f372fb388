/** Lets a few pieces of work go on at a time while the others wait in line, up to a length. */
export class Lane {
  readonly #length: number;
  readonly #waiting: (() => void)[] = [];
  #free: number;

  constructor(width: number, length: number) {
    this.#free = width;
    this.#length = length;
  }

  /** The work's own outcome in its turn; null where the line is too long already. */
  take<T>(work: () => Promise<T>): Promise<T> | null {
    if (this.#free === 0) {
      if (this.#waiting.length >= this.#length) return null;
      return new Promise<void>((resolve) => this.#waiting.push(resolve)).then(() =>
        this.#run(work),
      );
    }
    this.#free -= 1;
    return this.#run(work);
  }

  async #run<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } finally {
      // The place goes to the next in line, so that nobody steps in between.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free += 1;
    }
  }
}
