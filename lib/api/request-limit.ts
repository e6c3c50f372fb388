import { clientBucket } from "@/lib/auth/client-bucket";

const windowMs = 10_000;
const maxKept = 10_000;

/**
 * Counts calls an address (IPv6: a /64) in windows of 10 s, in this process. It keeps one program
 * from taking the whole server; what protects people and money is counted in the database.
 */
export class RequestLimit {
  readonly #max: number;
  /** Milliseconds that only ever grow. */
  readonly #now: () => number;
  readonly #counts = new Map<string, { endsAt: number; count: number }>();

  constructor(max: number, now: () => number = () => performance.now()) {
    this.#max = max;
    this.#now = now;
  }

  /** Counts one call. Seconds to wait where it is one too many, else null. */
  take(ip: string | null): number | null {
    const now = this.#now();
    const bucket = clientBucket(ip);
    const known = this.#counts.get(bucket);
    if (!known || known.endsAt <= now) {
      if (this.#counts.size >= maxKept) this.#counts.clear();
      this.#counts.set(bucket, { endsAt: now + windowMs, count: 1 });
      return null;
    }
    known.count += 1;
    return known.count > this.#max ? Math.ceil((known.endsAt - now) / 1000) : null;
  }
}
