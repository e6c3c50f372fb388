import type { z } from "zod";
import { allowedOrigins } from "@/drizzle/schema/settings";
import { createApi } from "@/lib/api/dispatch";
import { newId } from "@/lib/core/ids";
import { createTestProject, type TestProject } from "./context";
import type { RunningFront } from "./front";
import { startFront } from "./front";

type Asked = {
  status: number;
  headers: Headers;
  /** The answer's JSON as it came; undefined where there was none. */
  body: unknown;
  /** What the test goes on with, in the shape that it has to have. */
  read<Shape>(schema: z.ZodType<Shape>): Shape;
};

type TestApi = TestProject & {
  front: RunningFront;
  /** What a client's library is told. */
  baseUrl: string;
  /** Asks with the project's id, and `token` or key behind it. `path` is below `/api`. */
  ask(path: string, request?: AskWith): Promise<Asked>;
  allowOrigin(origin: string): Promise<void>;
};

type AskWith = {
  method?: string;
  token?: string;
  /** Sent as JSON; a text as it is. */
  body?: unknown;
  headers?: Record<string, string>;
};

/** The API behind a front of its own, over a project of the calling test file's own. */
export async function startApi(
  made?: TestProject,
  options: { managementCalls?: number } = {},
): Promise<TestApi> {
  const project = made ?? (await createTestProject());
  const { db, ctxFor } = project;
  const { clock, keyring } = ctxFor("anonymous");
  const own = new Set<string>();
  const api = createApi({
    db: () => db,
    clock,
    keyring,
    twilioBaseUrl: null,
    publicUrl: "https://otp.example.com",
    isOwnOrigin: (origin) => own.has(origin),
    ...options,
  });
  const front = await startFront({ handlers: [api] });
  own.add(front.url);
  const baseUrl = `${front.url}/api`;
  return {
    ...project,
    front,
    baseUrl,
    async ask(path, { method, token, body, headers } = {}) {
      const bearer = token === undefined ? project.project.id : `${project.project.id}:${token}`;
      const answer = await fetch(`${baseUrl}${path}`, {
        method: method ?? (body === undefined ? "GET" : "POST"),
        headers: {
          Authorization: `Bearer ${bearer}`,
          ...(body === undefined ? {} : { "Content-Type": "application/json" }),
          ...headers,
        },
        body: body === undefined || typeof body === "string" ? body : JSON.stringify(body),
      });
      const text = await answer.text();
      const json: unknown = text === "" ? undefined : JSON.parse(text);
      return {
        status: answer.status,
        headers: answer.headers,
        body: json,
        read: (schema) => schema.parse(json),
      };
    },
    async allowOrigin(origin) {
      await db
        .insert(allowedOrigins)
        .values({ id: newId("origin"), projectId: project.project.id, origin });
    },
  };
}
