import "server-only";
import { z } from "zod";
import type { ProjectCtx } from "@/lib/auth/context";
import { channels } from "@/lib/core/channel";
import { idPattern } from "@/lib/core/id-pattern";
import { ok } from "@/lib/core/result";
import type { RunAnswer } from "@/lib/flows/model/run-answer";
import { valueKey } from "@/lib/flows/model/values";
import type { RunKey } from "@/lib/flows/open-run";
import { readRun } from "@/lib/flows/read-run";
import { startRun } from "@/lib/flows/start-run";
import { submitScreen } from "@/lib/flows/submit-screen";
import { takeRunTokens } from "@/lib/flows/take-run-tokens";
import { exchangeCode } from "@/lib/run/exchange-code";
import { jwtAnswer, toJwtAnswer } from "./jwt-answer";
import { defineRoute, type Route } from "./route";

const tag = "Flows";

const texts = z
  .record(z.string().regex(valueKey), z.string().max(1_000))
  .refine((given) => Object.keys(given).length <= 50, "at most 50 of them");

const screen = z.object({
  id: z.string().describe("Id of the step."),
  turn: z.int().describe("Send it back with what was entered."),
  title: z.string().describe("Empty for a text of your own."),
  text: z.string(),
  fields: z.array(
    z.object({
      kind: z.enum(["phone", "email", "text", "code"]),
      key: z.string(),
      label: z.string(),
      help: z.string(),
      isRequired: z.boolean(),
      value: z.string().describe("What was entered before; always empty for a code."),
      error: z
        .enum(["missing", "not_a_phone", "not_an_email", "too_long"])
        .nullable()
        .describe("Why what was just sent is not good."),
    }),
  ),
  buttons: z.array(
    z.object({
      id: z.string().describe("Send it as interactionId."),
      label: z.string(),
      kind: z.enum(["primary", "secondary", "link"]),
      isSubmit: z.boolean(),
      isResend: z.boolean(),
    }),
  ),
  error: z
    .object({
      class: z.string().describe("Such as wrong_code or blocked_by_provider."),
      text: z.string().nullable().describe("The author's; null for a text of your own."),
      retryAfterSeconds: z.number().optional(),
    })
    .nullable()
    .describe("Why the screen is shown again."),
  sentTo: z.object({ channel: z.enum(channels), masked: z.string() }).nullable(),
  resendInSeconds: z.number().nullable(),
  codeLength: z.int(),
});

const flowAnswer = z.object({
  executionId: z.string(),
  status: z.enum(["waiting", "running", "completed", "failed", "expired"]),
  action: z
    .enum(["screen", "poll", "none"])
    .describe("Show the screen; ask again in a second or two; nothing more to do."),
  screen: screen.nullable(),
  text: z.string().describe("What the author says at the end; empty for a text of your own."),
  authInfo: jwtAnswer
    .nullable()
    .describe("Once, with the answer that first says completed, where somebody signed in."),
});

const statuses = {
  screen: { status: "waiting", action: "screen" },
  working: { status: "running", action: "poll" },
  completed: { status: "completed", action: "none" },
  failed: { status: "failed", action: "none" },
  expired: { status: "expired", action: "none" },
} as const satisfies Record<
  RunAnswer["status"],
  Pick<z.output<typeof flowAnswer>, "status" | "action">
>;

async function toFlowAnswer(
  ctx: ProjectCtx,
  key: RunKey,
  answer: RunAnswer,
): Promise<z.output<typeof flowAnswer>> {
  const isSignedIn = answer.status === "completed" && answer.isSignedIn;
  const signedIn = isSignedIn ? await takeRunTokens(ctx, key) : null;
  return {
    executionId: key.runId,
    ...statuses[answer.status],
    screen: answer.status === "screen" ? toWireScreen(answer.screen) : null,
    text: "text" in answer ? answer.text : "",
    authInfo: signedIn?.ok ? toJwtAnswer(signedIn.value, ctx.clock.now()) : null,
  };
}

function toWireScreen({
  stepId,
  fieldErrors,
  fields,
  ...shown
}: Extract<RunAnswer, { status: "screen" }>["screen"]): z.output<typeof screen> {
  return {
    id: stepId,
    ...shown,
    fields: fields.map((field) => ({ ...field, error: fieldErrors[field.key] ?? null })),
  };
}

const runId = z.string().regex(idPattern("flowRun"), "the executionId of a start");

export const runRoutes: readonly Route[] = [
  defineRoute({
    method: "POST",
    path: "/v1/flow/start",
    auth: "project",
    tag,
    summary: "Begin a flow",
    description:
      "For a front end of your own in the place of the hosted page. Runs the published version up to its first screen. A user's refresh JWT behind the project's id is taken for flows that need one who is signed in. Keep the token where you would keep a password: it goes on with the run.",
    body: z.object({
      flowId: z.string().min(1).max(60).describe("The flow's id, as in its address."),
      input: texts.nullish().describe("What the flow's start names as inputs."),
      locale: z.string().max(35).nullish().describe("BCP 47 tag of the reader's language."),
    }),
    example: { flowId: "sign-up-or-in", locale: "de" },
    output: flowAnswer.extend({ token: z.string() }),
    errors: ["not_found", "method_disabled", "token_refused"],
    isSend: true,
    hasSecrets: true,
    run: async ({ ctx, body, token }) => {
      const started = await startRun(ctx, {
        flowKey: body.flowId,
        inputs: body.input ?? {},
        locale: body.locale ?? null,
        ...(token !== "" && { refreshJwt: token }),
      });
      if (!started.ok) return started;
      const { runToken, answer } = started.value;
      return ok({ ...(await toFlowAnswer(ctx, started.value, answer)), token: runToken });
    },
  }),
  defineRoute({
    method: "POST",
    path: "/v1/flow/next",
    auth: "project",
    tag,
    summary: "Go on with a flow",
    description:
      "Hands in what was entered on the screen of that turn, or without interactionId tells how the run stands. What answers another turn than the one that is shown changes nothing, so a call may safely be repeated.",
    body: z.object({
      executionId: runId,
      token: z.string().min(20).max(60).describe("As start answered it."),
      turn: z.int().min(0).nullish(),
      interactionId: z.string().max(40).nullish().describe("Id of the button."),
      input: texts.nullish().describe("Values by the keys of the screen's fields."),
    }),
    example: {
      executionId: "fr_0123456789abcdefghjkmnpq",
      token: "kQ3v8m2ZrT0pYw5bNc7dXg1hJ4s",
      turn: 1,
      interactionId: "submit",
      input: { phone: "+14155550100" },
    },
    output: flowAnswer,
    errors: ["not_found"],
    run: async ({ ctx, body, userAgent }) => {
      const key = { runId: body.executionId, runToken: body.token };
      const { interactionId, turn, input } = body;
      const answer = interactionId
        ? await submitScreen(ctx, {
            ...key,
            userAgent,
            input: { turn: turn ?? -1, button: interactionId, fields: input ?? {} },
          })
        : await readRun(ctx, key);
      return answer.ok ? ok(await toFlowAnswer(ctx, key, answer.value)) : answer;
    },
  }),
  defineRoute({
    method: "POST",
    path: "/v1/flow/exchange",
    auth: "project",
    tag,
    summary: "Tokens for the code of a hosted page",
    description:
      "A hosted page that ends leads back to a registered return URL with ?code=…. The code is good once and for 60 seconds.",
    body: z.object({ code: z.string().min(1).max(100) }),
    example: { code: "kQ3v8m2ZrT0pYw5bNc7dXg1hJ4s" },
    output: jwtAnswer,
    errors: ["token_refused"],
    wireNames: { not_found: "token_refused" },
    run: async ({ ctx, body }) => {
      const signedIn = await exchangeCode(ctx, body);
      return signedIn.ok ? ok(toJwtAnswer(signedIn.value, ctx.clock.now())) : signedIn;
    },
  }),
];
