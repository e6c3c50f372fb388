import "server-only";
import type { StepOf } from "../model/document";
import type { FieldProblem, RunScreen } from "../model/run-answer";
import { renderText } from "../model/values";
import { topFrame } from "./advance";
import { runValues } from "./run-values";
import type { RunState } from "./state";

type World = { projectName: string; now: Date };

/** What was handed in and refused, so that it is not typed twice. */
export type Refused = {
  fieldErrors: Record<string, FieldProblem>;
  fields: Readonly<Record<string, string>>;
};

/** A screen as its reader gets it: texts in the reader's language and with their values. */
export function runScreenOf(
  state: RunState,
  { config }: StepOf<"screen">,
  { projectName, now }: World,
  refused: Refused | null = null,
): RunScreen {
  const frame = topFrame(state);
  const values = runValues(state, projectName, now);
  const words = textsFor(config.locales, state.locale);
  const render = (name: string, text: string) => renderText(words[name] ?? text, values).text;
  const { error, challenge } = state;
  return {
    stepId: frame.stepId,
    turn: state.turn,
    title: render("title", config.title),
    text: render("text", config.text),
    fields: config.fields.map((field) => ({
      ...field,
      label: render(`field.${field.key}`, field.label),
      help: render(`help.${field.key}`, field.help),
      value:
        field.kind === "code" ? "" : (refused?.fields[field.key] ?? frame.form[field.key] ?? ""),
    })),
    buttons: config.buttons.map((button) => ({
      ...button,
      label: render(`button.${button.id}`, button.label),
    })),
    error:
      error?.isShown && !refused
        ? {
            class: error.class,
            text: error.text === null ? null : renderText(error.text, values).text,
            ...(error.retryAfterSeconds === undefined
              ? {}
              : { retryAfterSeconds: error.retryAfterSeconds }),
          }
        : null,
    fieldErrors: refused?.fieldErrors ?? {},
    sentTo: challenge ? { channel: challenge.channel, masked: challenge.masked } : null,
    resendInSeconds: challenge
      ? Math.max(0, Math.ceil((Date.parse(challenge.resendAt) - now.getTime()) / 1000))
      : null,
    codeLength: challenge?.codeLength ?? 6,
  };
}

/** The author's texts of the very language, else of its first part: "pt-BR", then "pt". */
function textsFor(
  locales: Record<string, Record<string, string>>,
  locale: string | null,
): Record<string, string> {
  if (locale === null) return {};
  const wanted = locale.toLowerCase();
  const tags = Object.keys(locales);
  const tag =
    tags.find((one) => one.toLowerCase() === wanted) ??
    tags.find((one) => one.toLowerCase() === wanted.split("-")[0]);
  return tag === undefined ? {} : (locales[tag] ?? {});
}
