import { parseDestination } from "@/lib/core/login-id";
import { countSegments } from "@/lib/templates/segments";
import { namesIn } from "@/lib/templates/variables";
import { nodeOf } from "../document";
import { knownPaths } from "../known-paths";
import { readPattern } from "../operators";
import { problem, type StepCheck } from "./check";

/** Texts name values that there can be. */
export const checkValues: StepCheck = (step, stepId, { document, graph }) => {
  const uses = nodeOf(step.kind)
    .texts(step.config)
    .flatMap(({ path, text }) => namesIn(text).map((name) => ({ path, name })));
  if (uses.length === 0) return [];
  const known = new Set(knownPaths(document, stepId, graph).map(({ path }) => path));
  return uses
    .filter(({ name }) => !known.has(name))
    .map(({ path, name }) =>
      problem(
        "warning",
        `value-${name}`,
        stepId,
        `Nothing before this step sets {{${name}}}, so it becomes nothing.`,
        { path: `config.${path}` },
      ),
    );
};

/** Paths that never hold a number or an address. */
const neverRecipient =
  /^(error|project|sentTo|now|connectors)\b|^user\.(userId|name|givenName|familyName)$/;

/** What says who a message goes to can be a number or an address. */
export const checkRecipients: StepCheck = (step, stepId) => {
  const channel = nodeOf(step.kind).channel(step.config);
  if (channel === null) return [];
  const what = channel === "email" ? "an e-mail address" : "a phone number";
  return nodeOf(step.kind)
    .texts(step.config)
    .filter(({ place }) => place === "recipient")
    .flatMap(({ path, label, text }) => {
      const names = namesIn(text);
      const wrong = wrongField(names, channel);
      const isWrong =
        names.length === 0
          ? !parseDestination(channel, text).ok
          : names.some((name) => neverRecipient.test(name)) || wrong;
      return isWrong
        ? [
            problem("error", "recipient", stepId, `${label} can never be ${what}.`, {
              path: `config.${path}`,
            }),
          ]
        : [];
    });
};

const wrongField = (names: string[], channel: string) =>
  names.includes(channel === "email" ? "user.phone" : "user.email");

/** A text message's length, as far as its literal words tell. */
export const checkLength: StepCheck = (step, stepId) =>
  nodeOf(step.kind)
    .texts(step.config)
    .filter(({ place }) => place === "sms")
    .flatMap(({ path, text }) => {
      const { segments } = countSegments(text);
      return segments > 1
        ? [
            problem(
              "warning",
              "segments",
              stepId,
              `The text takes ${segments} segments before its values are filled in.`,
              { path: `config.${path}` },
            ),
          ]
        : [];
    });

export const checkPatterns: StepCheck = (step, stepId) =>
  step.kind !== "condition"
    ? []
    : step.config.rules.flatMap(({ tests }, rule) =>
        tests.flatMap(({ operator, right }, test) =>
          operator === "matches" && namesIn(right).length === 0 && !readPattern(right)
            ? [
                problem(
                  "error",
                  "pattern",
                  stepId,
                  "This pattern cannot be read, or could keep the server busy.",
                  { path: `config.rules.${rule}.tests.${test}.right` },
                ),
              ]
            : [],
        ),
      );
