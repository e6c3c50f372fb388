import "server-only";
import type { Clock } from "@/lib/core/clock";
import type { Keyring } from "@/lib/core/secrets";
import type { Db } from "@/lib/db/client";
import type { Role, Scope } from "./permissions";

export type Actor =
  | { kind: "anonymous" }
  | {
      kind: "user";
      userId: string;
      name: string;
      email: string;
      sessionId: string;
      /** When this session last entered the password. */
      confirmedAt: Date;
    }
  /** A project's own application, on behalf of somebody who signs in to it. */
  | { kind: "client" }
  /** A program with a management key, which may do what its scopes name. */
  | { kind: "key"; keyId: string; name: string; scopes: readonly Scope[] }
  | { kind: "system"; name: string };

/** What every verb gets: who asks, from where, and the world it may touch. Tests pass their own. */
export type Ctx = {
  actor: Actor;
  requestId: string;
  /** Client address as the front worked it out; null for the command line. */
  ip: string | null;
  db: Db;
  clock: Clock;
  keyring: () => Keyring;
  /** Where Twilio calls go instead of Twilio: from the environment only, never from a form. */
  twilioBaseUrl: string | null;
};

export type Project = { id: string; slug: string; name: string };

/** A context inside one project. `role` is null for whoever is not a member. */
export type ProjectCtx = Ctx & { project: Project; role: Role | null };
