import "server-only";
import { type Scope, scopes } from "@/lib/auth/permissions";
import { type ApiExamples, type ApiTarget, apiExamples } from "./api-examples";
import { type ApiField, apiFields } from "./api-fields";
import { errorsOf } from "./errors-of";
import { operationIdOf } from "./openapi";
import type { Route, RouteAuth } from "./route";
import { routes } from "./routes";
import { type WireErrorName, wireErrors } from "./wire-errors";

export type ApiRefusal = { status: number; code: string; text: string };

/** One call of the API, for people to read. */
export type ApiOperation = {
  id: string;
  method: Route["method"];
  path: string;
  summary: string;
  description: string;
  auth: RouteAuth;
  /** For calls with a management key: each of these scopes opens it. */
  scopes: Scope[];
  isSend: boolean;
  parameters: ApiField[];
  body: ApiField[];
  answer: ApiField[];
  /** Beyond those of every call. */
  refusals: ApiRefusal[];
  examples: ApiExamples;
};

export type ApiDescription = {
  groups: { tag: string; operations: ApiOperation[] }[];
  /** What any call may be refused with. */
  refusals: ApiRefusal[];
};

/** The table of routes as a page shows it, its examples filled with a project's id and address. */
export function describeApi(target: ApiTarget): ApiDescription {
  const shown = routes.filter(({ isHidden }) => !isHidden);
  const common = shown
    .map(errorsOf)
    .reduce((all, some) => all.filter((name) => some.includes(name)));
  return {
    groups: [...new Set(shown.map(({ tag }) => tag))].map((tag) => ({
      tag,
      operations: shown
        .filter((route) => route.tag === tag)
        .map((route) => operationOf(route, target, common)),
    })),
    refusals: common.map(refusalOf),
  };
}

function operationOf(
  route: Route,
  target: ApiTarget,
  common: readonly WireErrorName[],
): ApiOperation {
  const { method, path, summary, description = "", auth, isSend = false } = route;
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({
    name,
    type: "string",
    isRequired: true,
    description: "In the path.",
  }));
  return {
    id: operationIdOf(route),
    method,
    path,
    summary,
    description,
    auth,
    scopes: scopesOf(route),
    isSend,
    parameters: [...inPath, ...(route.query ? apiFields(route.query, "input") : [])],
    body: route.body ? apiFields(route.body, "input") : [],
    answer: apiFields(route.output, "output"),
    refusals: errorsOf(route)
      .filter((name) => !common.includes(name))
      .map(refusalOf)
      .sort((a, b) => a.status - b.status || a.code.localeCompare(b.code)),
    examples: apiExamples(route, target),
  };
}

function scopesOf({ operation }: Route): Scope[] {
  if (!operation) return [];
  // The keys of the table are its scopes; TypeScript widens them to strings.
  return (Object.keys(scopes) as Scope[]).filter((scope) =>
    scopes[scope].some((opened) => opened === operation),
  );
}

function refusalOf(name: WireErrorName): ApiRefusal {
  const { status, errorCode, errorDescription } = wireErrors[name];
  return { status, code: errorCode, text: errorDescription };
}
