import "server-only";
import type { Project } from "@/lib/auth/context";
import { idPattern } from "@/lib/core/id-pattern";
import type { Db } from "@/lib/db/client";
import { isOriginAllowed } from "@/lib/settings/is-origin-allowed";
import { selectProject } from "./store";

export type KnownProject = Project & { origins: ReadonlySet<string> };

/** How long an answer is good: a new allowed origin counts after this time at the latest. */
const keptMs = 1000;
const maxKept = 2000;

const form = idPattern("project");

/** Projects and origins, kept for a second, so that calls in a row ask the database once. */
export class KnownProjects {
  readonly #db: () => Db;
  readonly #projects = new Kept<KnownProject | null>();
  readonly #origins = new Kept<boolean>();

  constructor(db: () => Db) {
    this.#db = db;
  }

  /** Null for an id that is none or names nothing. */
  async find(projectId: string): Promise<KnownProject | null> {
    if (!form.test(projectId)) return null;
    return this.#projects.read(projectId, async () => {
      const found = await selectProject(this.#db(), projectId);
      return found && { ...found, origins: new Set(found.origins) };
    });
  }

  /** Whether a preflight from there may pass: it cannot name a project. */
  async allowsSomewhere(origin: string): Promise<boolean> {
    if (origin.length > 300) return false;
    return this.#origins.read(origin, () => isOriginAllowed(this.#db(), origin, null));
  }
}

/** Answers by key, each asked for once in its time. A failure is not kept. */
class Kept<Value> {
  readonly #answers = new Map<string, { at: number; value: Promise<Value> }>();

  read(key: string, ask: () => Promise<Value>): Promise<Value> {
    const now = performance.now();
    const known = this.#answers.get(key);
    if (known && now - known.at < keptMs) return known.value;
    // Whoever asks for thousands of made-up ids must not fill the memory.
    if (this.#answers.size >= maxKept) this.#answers.clear();
    const value = ask();
    this.#answers.set(key, { at: now, value });
    value.catch(() => this.#answers.delete(key));
    return value;
  }
}
