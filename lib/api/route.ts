import { z } from "zod";
import type { ProjectCtx } from "@/lib/auth/context";
import type { Operation } from "@/lib/auth/permissions";
import type { AppError } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import type { JsonObject } from "./parse-json";
import type { WireNames } from "./wire-error";
import type { WireErrorName } from "./wire-errors";

/**
 * Who may call: anybody who names a project, whoever holds a refresh or session JWT of one of its
 * users, or a program with a management key. `public` calls name the project in their address.
 */
export type RouteAuth = "public" | "project" | "refresh" | "session" | "management";

/** One call, its input parsed. */
export type Call<Body, Query> = {
  ctx: ProjectCtx;
  body: Body;
  query: Query;
  /** The last part of an address such as `/v1/mgmt/keys/{keyId}`; "" elsewhere. */
  param: string;
  /** The JWT behind the project's id, not checked yet; "" where none was sent. */
  token: string;
  userAgent: string | null;
};

type Spec<Body extends z.ZodType, Query extends z.ZodType> = {
  method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Below `/api`. The last part may be a parameter: `{keyId}`. */
  path: string;
  auth: RouteAuth;
  /** What a management key has to be allowed. */
  operation?: Operation;
  /** Heading that the description of the API puts it under. */
  tag: string;
  /** A few words; `description` says the rest. */
  summary: string;
  description?: string;
  body?: Body;
  /** An example body, as a developer would send it. */
  example?: JsonObject;
  query?: Query;
  /** What a 200 answer holds, for the description and the tests. */
  output: z.ZodType;
  /** Refusals beyond those of every call. */
  errors?: readonly WireErrorName[];
  /** Special names of refusals. */
  wireNames?: WireNames;
  /** Stands in no description: older spellings of an address, and what is there to be refused. */
  isHidden?: boolean;
  /** Reaches a person: takes an `Idempotency-Key`. */
  isSend?: boolean;
  /** Holds a file: larger, deeper and with more names than other bodies. */
  takesFile?: boolean;
  /** Answers tokens: what is kept for its `Idempotency-Key` is encrypted. */
  hasSecrets?: boolean;
  /** Answers the value to send. */
  run(call: Call<z.output<Body>, z.output<Query>>): Promise<Result<unknown, AppError>>;
};

/** A row of the table of routes, of which dispatcher, description and tests are made. */
export type Route = Omit<Spec<z.ZodType, z.ZodType>, "run"> & {
  run(call: Call<unknown, unknown>): Promise<Result<unknown, AppError>>;
};

const nothing = z.object({});

/** Makes a row; `run` gets what its schemas give. */
export function defineRoute<
  Body extends z.ZodType = typeof nothing,
  Query extends z.ZodType = typeof nothing,
>(spec: Spec<Body, Query>): Route {
  // The dispatcher calls `run` with what `body` and `query` of this very row gave.
  return spec as unknown as Route;
}
