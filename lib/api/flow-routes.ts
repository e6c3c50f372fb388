import "server-only";
import { z } from "zod";
import type { ProjectCtx } from "@/lib/auth/context";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { deleteFlow } from "@/lib/flows/delete-flow";
import { exportFlow } from "@/lib/flows/export-flow";
import { getFlow } from "@/lib/flows/get-flow";
import { importFlow } from "@/lib/flows/import-flow";
import { listFlows } from "@/lib/flows/list-flows";
import { flowKey } from "@/lib/flows/model/flow-key";
import type { MissingReference } from "@/lib/flows/model/match-references";
import { publishFlow } from "@/lib/flows/publish-flow";
import { publishFlowInput } from "@/lib/flows/schema";
import { defineRoute, type Route } from "./route";

const own = { auth: "management", method: "POST", tag: "Flows" } as const;

const flowId = flowKey.describe("The flow's id, as on the Flows page.");
const format = z.string().describe("patchbay-flow/1");
const about = {
  id: z.string(),
  name: z.string(),
  description: z.string(),
  disabled: z.boolean(),
};
const flowAnswer = z.object({
  flow: z.object({
    ...about,
    dsl: z
      .object({ format, steps: z.record(z.string(), z.unknown()), names: z.unknown() })
      .describe("The draft in the format of flow files."),
  }),
  screens: z.array(z.unknown()).describe("Always empty: screens are steps of the flow."),
});

/** Which steps an import needs at least, for the example. */
const end = { kind: "end", name: "End", at: { x: 280, y: 0 }, config: { result: "success" } };
const start = {
  kind: "start",
  name: "Start",
  at: { x: 0, y: 0 },
  config: {},
  to: { next: "end" },
};

/** Flows as files, in the calls of Descope's libraries. */
export const flowRoutes: readonly Route[] = [
  defineRoute({
    ...own,
    path: "/v1/mgmt/flow/list",
    operation: "flows.list",
    summary: "List flows",
    output: z.object({ flows: z.array(z.object(about)), total: z.number() }),
    run: async ({ ctx }) => {
      const flows = await listFlows(ctx);
      if (!flows.ok) return flows;
      const listed = flows.value.map(({ key, name, description, isEnabled }) => ({
        id: key,
        name,
        description,
        disabled: !isEnabled,
      }));
      return ok({ flows: listed, total: listed.length });
    },
  }),
  defineRoute({
    ...own,
    path: "/v1/mgmt/flow/export",
    operation: "flows.list",
    summary: "Export a flow",
    description: "Its draft. It names connectors and templates, and holds none of their secrets.",
    body: z.object({ flowId }),
    example: { flowId: "sign-in" },
    output: flowAnswer,
    errors: ["not_found"],
    run: ({ ctx, body }) => tellFlow(ctx, body.flowId),
  }),
  defineRoute({
    ...own,
    path: "/v1/mgmt/flow/import",
    operation: "flows.save",
    summary: "Import a flow",
    description:
      "Makes the flow, or writes over its draft. What is published goes on until the flow is published again. Connectors and templates are found by id, else by name; the call is refused where one is missing.",
    body: z.object({
      flowId,
      flow: z.object({
        id: z.string().optional().describe("Not read: flowId says which flow it is."),
        disabled: z.boolean().optional().describe("Not read: an import switches nothing."),
        name: z.string(),
        description: z.string().optional(),
        dsl: z.looseObject({
          format,
          steps: z.record(z.string(), z.unknown()).describe("Steps by their id."),
          names: z.unknown().optional(),
        }),
      }),
    }),
    example: {
      flowId: "sign-in",
      flow: {
        id: "sign-in",
        name: "Sign in",
        disabled: false,
        dsl: { format: "patchbay-flow/1", steps: { start, end } },
      },
    },
    output: flowAnswer,
    takesFile: true,
    run: async ({ ctx, body }) => {
      const { name, description = "", dsl } = body.flow;
      const { format, steps, names } = dsl;
      const file = JSON.stringify({ format, key: body.flowId, name, description, steps, names });
      const done = await importFlow(ctx, { file, choices: {}, replace: true, isTrial: false });
      if (!done.ok) return done;
      return done.value.isImported
        ? tellFlow(ctx, body.flowId)
        : fail("invalid_input", { text: done.value.missing.map(tellMissing).join(" ") });
    },
  }),
  defineRoute({
    ...own,
    path: "/v1/mgmt/flow/publish",
    operation: "flows.publish",
    summary: "Publish a flow",
    description:
      "Makes a version of the draft, which new runs get. Refused where the draft has errors, and where it has warnings that are not accepted. A call of Patchbay's own: the libraries have none.",
    body: publishFlowInput.omit({ flowKey: true, expectedRevision: true }).extend({ flowId }),
    example: { flowId: "sign-in", note: "From the repository", acceptWarnings: true },
    output: z.object({ number: z.number().describe("Of the version.") }),
    errors: ["not_found", "conflict"],
    run: async ({ ctx, body }) => {
      const { flowId: key, note, acceptWarnings } = body;
      const flow = await getFlow(ctx, { flowKey: key });
      if (!flow.ok) return flow;
      const expectedRevision = flow.value.draft.revision;
      const done = await publishFlow(ctx, { flowKey: key, expectedRevision, note, acceptWarnings });
      if (!done.ok) return done;
      if (done.value.isPublished) return ok({ number: done.value.number });
      const { findings } = done.value;
      return fail("invalid_input", {
        text: findings.map(({ stepId, text }) => (stepId ? `${stepId}: ${text}` : text)).join(" "),
      });
    },
  }),
  defineRoute({
    ...own,
    path: "/v1/mgmt/flow/delete",
    operation: "flows.delete",
    summary: "Delete flows",
    description:
      "With their versions and runs, in the order given. Refused at the first that another flow runs; those before it are deleted then.",
    body: z.object({ ids: z.array(flowKey).max(100, "Give at most 100 ids.") }),
    example: { ids: ["sign-in"] },
    output: z.object({}),
    errors: ["not_found", "conflict"],
    run: async ({ ctx, body }) => {
      for (const key of body.ids) {
        const deleted = await deleteFlow(ctx, { flowKey: key });
        if (!deleted.ok) return deleted;
      }
      return ok({});
    },
  }),
];

async function tellFlow(
  ctx: ProjectCtx,
  key: string,
): Promise<Result<z.input<typeof flowAnswer>, AppError>> {
  const [flow, file] = await Promise.all([
    getFlow(ctx, { flowKey: key }),
    exportFlow(ctx, { flowKey: key }),
  ]);
  if (!flow.ok) return flow;
  if (!file.ok) return file;
  const { name, description, format, steps, names } = file.value;
  return ok({
    flow: {
      id: key,
      name,
      description,
      disabled: !flow.value.isEnabled,
      dsl: { format, steps, names },
    },
    screens: [],
  });
}

const tellMissing = ({ kind, id, name }: MissingReference): string =>
  `The project has no ${kind} ${name ? `called ${name} or ` : ""}with the id ${id}.`;
