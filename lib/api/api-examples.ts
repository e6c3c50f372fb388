import type { Route, RouteAuth } from "./route";
import { sdkCallsOf } from "./sdk-calls";

/** One call in each way that it can be made. */
export type ApiExamples = { curl: string; node?: string; web?: string };

export type ApiTarget = { projectId: string; baseUrl: string };

/** What stands behind the project's id, as a variable of the shell. */
const shellTokens: Record<RouteAuth, string> = {
  public: "",
  project: "",
  refresh: "$REFRESH_JWT",
  session: "$SESSION_JWT",
  management: "$MANAGEMENT_KEY",
};

type ExampleRoute = Pick<Route, "method" | "path" | "auth" | "example" | "body" | "query">;

/** Examples with the project's own id and address, ready to be pasted. */
export function apiExamples(route: ExampleRoute, target: ApiTarget): ApiExamples {
  const { node, web } = sdkCallsOf(route);
  return {
    curl: curlOf(route, target),
    node: node && `${nodeClient(target, route.auth)}\n\nconst answer = await ${node};`,
    web: web && `${webClient(target)}\n\nconst answer = await ${web};`,
  };
}

function curlOf(
  { method, path, auth, example, body, query }: ExampleRoute,
  { projectId, baseUrl }: ApiTarget,
): string {
  const filled = path
    .replace("{projectId}", projectId)
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => `$${inCapitals(name)}`);
  const url = quote(baseUrl + filled + (query ? "?loginId=ada@example.com" : ""));
  const token = shellTokens[auth];
  const lines = [
    method === "GET" ? `curl ${url}` : `curl -X ${method} ${url}`,
    ...(auth === "public"
      ? []
      : [`-H ${quote(`Authorization: Bearer ${projectId}${token && `:${token}`}`)}`]),
  ];
  if (body || method === "POST") {
    lines.push("-H 'Content-Type: application/json'");
    lines.push(`-d ${quote(JSON.stringify(example ?? {}, null, example ? 2 : 0))}`);
  }
  return lines.join(" \\\n  ");
}

/** "keyId" as KEY_ID. */
const inCapitals = (name: string) => name.replaceAll(/([A-Z])/g, "_$1").toUpperCase();

/** Double quotes where the shell has to put in a variable. */
const quote = (text: string) =>
  text.includes("$") ? `"${text}"` : `'${text.replaceAll("'", "'\\''")}'`;

function nodeClient({ projectId, baseUrl }: ApiTarget, auth: RouteAuth): string {
  return [
    'import DescopeClient from "@descope/node-sdk";',
    "",
    "const descope = DescopeClient({",
    `  projectId: "${projectId}",`,
    `  baseUrl: "${baseUrl}",`,
    ...(auth === "management" ? ["  managementKey: process.env.MANAGEMENT_KEY,"] : []),
    "});",
  ].join("\n");
}

function webClient({ projectId, baseUrl }: ApiTarget): string {
  return [
    'import createClient from "@descope/web-js-sdk";',
    "",
    "const descope = createClient({",
    `  projectId: "${projectId}",`,
    `  baseUrl: "${baseUrl}",`,
    "  persistTokens: true,",
    "});",
  ].join("\n");
}
