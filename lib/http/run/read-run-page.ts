import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { splitPhone } from "@/lib/core/phone";
import type { RunAnswer, RunScreen } from "@/lib/flows/model/run-answer";
import { peekFlow } from "@/lib/flows/peek-flow";
import { readRun } from "@/lib/flows/read-run";
import { listPhoneCountries } from "@/lib/otp/list-phone-countries";
import { withQuery } from "@/lib/run/with-query";
import { readHostedPage } from "@/lib/settings/read-hosted-page";
import { pageOf, readRunAddress, stateOfCaller } from "./run-address";
import { heldByBrowser } from "./run-context";
import type { RunNote } from "./run-cookies";

/** What an end user's page shows; `name` is one of the states that its texts know. */
export type RunPageView = {
  look: { projectName: string; accent: string | null; logo: string | null };
  /** Where forms are posted to, and where a script asks how the run stands. */
  action: string;
  stateUrl: string;
} & (
  | {
      kind: "screen";
      screen: RunScreen;
      /** Phone fields in their two parts, by key. */
      phones: Record<string, { country: string | null; national: string }>;
      /** Countries to choose from; none where no number is asked for. */
      countries: { code: string; dialCode: string }[];
    }
  | {
      kind: "state";
      name:
        | "begin"
        | "working"
        | "completed"
        | "completedSignedIn"
        | "returning"
        | "failed"
        | "expired"
        | "disabled"
        | "busy"
        | "noCookies"
        | "wrongReturn";
      text: string;
      /** Host that the page leads back to; "" for none. */
      host: string;
      /** Leads back without a session, telling why; "" for nowhere. */
      backHref: string;
      /** Something is left to be handed over, which takes one more post. */
      hasHandOver: boolean;
    }
);

/** How the page at `url` looks for whoever holds its cookies; null where there is no such flow. Changes nothing. */
export async function readRunPage(ctx: ProjectCtx, url: string): Promise<RunPageView | null> {
  const address = readRunAddress(url);
  if (!address) return null;
  const page = await readHostedPage(ctx.db, ctx.project.id);
  const { held, note } = await heldByBrowser();
  const common = {
    look: {
      projectName: ctx.project.name,
      accent: page.accent,
      logo: page.logoType ? `${address.root}/logo?v=${page.version}` : null,
    },
    action: pageOf(address),
    stateUrl: `${address.root}/state`,
  };
  const asked = address.query.get("return_to");
  const target = page.returnUrls.find((known) => known === asked);
  const state = (name: StateName, more: { text?: string; hasHandOver?: boolean } = {}) => ({
    ...common,
    kind: "state" as const,
    name,
    text: more.text ?? "",
    host: target ? new URL(target).host : "",
    backHref:
      target && endsBadly.has(name)
        ? withQuery(target, { error: name, state: stateOfCaller(address) })
        : "",
    hasHandOver: more.hasHandOver ?? false,
  });
  if (asked !== null && target === undefined) return state("wrongReturn");
  if (note?.problem) return state(note.problem);
  if (!held) {
    const flow = await peekFlow(ctx, address);
    if (!flow.ok) return flow.error.code === "method_disabled" ? state("disabled") : null;
    return state("begin");
  }
  const answer = await readRun(ctx, held);
  if (!answer.ok) return state("expired");
  if (answer.value.status !== "screen") {
    const hasHandOver = !held.isHandedOver && (target !== undefined || page.handsCookies);
    return state(...stateOf(answer.value, { hasHandOver, isReturning: target !== undefined }));
  }
  const screen = withNote(answer.value.screen, note);
  const isPhoneAsked = screen.fields.some(({ kind }) => kind === "phone");
  return {
    ...common,
    kind: "screen",
    screen,
    phones: phonesOf(screen, note),
    countries: isPhoneAsked ? await listPhoneCountries(ctx) : [],
  };
}

/** Nothing more comes of such a run. */
const endsBadly: ReadonlySet<StateName> = new Set(["failed", "expired", "disabled"]);

type StateName = Extract<RunPageView, { kind: "state" }>["name"];

function stateOf(
  answer: Exclude<RunAnswer, { status: "screen" }>,
  { hasHandOver, isReturning }: { hasHandOver: boolean; isReturning: boolean },
): [StateName, { text?: string; hasHandOver?: boolean }] {
  switch (answer.status) {
    case "working":
    case "expired":
      return [answer.status, {}];
    case "failed":
      return ["failed", { text: answer.text }];
    case "completed": {
      const { text, isSignedIn } = answer;
      if (isReturning && hasHandOver) return ["returning", { hasHandOver }];
      if (!isSignedIn) return ["completed", { text }];
      return ["completedSignedIn", { text, hasHandOver }];
    }
  }
}

/** The screen with what was refused a moment ago, where it is still the one that is shown. */
function withNote(screen: RunScreen, note: RunNote | null): RunScreen {
  if (note?.turn !== screen.turn) return screen;
  return {
    ...screen,
    error: null,
    fieldErrors: note.fieldErrors,
    fields: screen.fields.map((field) => ({
      ...field,
      value: field.kind === "code" ? "" : (note.fields[field.key] ?? field.value),
    })),
  };
}

function phonesOf({ fields, turn }: RunScreen, note: RunNote | null) {
  const typed = note?.turn === turn ? note.fields : {};
  return Object.fromEntries(
    fields
      .filter(({ kind }) => kind === "phone")
      .map(({ key, value }) => {
        const phone = splitPhone(value);
        return [key, { ...phone, country: phone.country ?? typed[`country.${key}`] ?? null }];
      }),
  );
}
