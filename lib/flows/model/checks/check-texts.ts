import type { Channel } from "@/lib/core/channel";
import { parseDestination } from "@/lib/core/login-id";
import { countSegments } from "@/lib/templates/segments";
import { namesIn, splitText } from "@/lib/templates/variables";
import { type FlowDocument, nodeOf } from "../document";
import { isAlwaysThere } from "../known-paths";
import { readPattern } from "../operators";
import { problem, type StepCheck } from "./check";

/** Texts name values that there can be. */
export const checkValues: StepCheck = (step, stepId, { graph, givers }) => {
  const node = nodeOf(step.kind);
  const isKnown = (name: string) =>
    isAlwaysThere(name) ||
    graph.afterAny(`value ${name}`, () => givers.get(name) ?? []).has(stepId) ||
    // A screen that is shown again knows what was entered on it.
    (step.kind === "screen" && node.gives(step.config).includes(name));
  return node
    .texts(step.config)
    .flatMap(({ path, text }) => namesIn(text).map((name) => ({ path, name })))
    .filter(({ name }) => !isKnown(name))
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

/** Paths that never hold a number, an address or a login id. */
const neverRecipient =
  /^(error|project|sentTo|now|connectors)\b|^user\.(userId|name|givenName|familyName)$/;

/** What says who a message goes to can be a number or an address. */
export const checkRecipients: StepCheck = (step, stepId, { document }) => {
  const channel = nodeOf(step.kind).channel(step.config);
  if (channel === null) return [];
  const what = channel === "email" ? "an e-mail address" : "a phone number";
  // Whoever signs in may be called by any login id: the code goes to what is stored with it.
  const isLoginId = step.kind === "otp-send" && step.config.purpose === "sign_in";
  return nodeOf(step.kind)
    .texts(step.config)
    .filter(({ place }) => place === "recipient")
    .flatMap(({ path, label, text }) => {
      const place = { path: `config.${path}` };
      if (text.trim() === "")
        return [problem("error", "recipient", stepId, `${label} is empty.`, place)];
      const names = namesIn(text);
      const isWrong =
        names.some((name) => neverRecipient.test(name)) ||
        (!isLoginId &&
          (names.length === 0
            ? !parseDestination(channel, text).ok
            : names.some((name) => isOfOtherKind(name, channel, document))));
      return isWrong
        ? [problem("error", "recipient", stepId, `${label} can never be ${what}.`, place)]
        : [];
    });
};

/** A number where an address is wanted, or the other way round. */
function isOfOtherKind(name: string, channel: Channel, { steps }: FlowDocument): boolean {
  const other = channel === "email" ? "phone" : "email";
  const [root, key, ...more] = name.split(".");
  if (root === "user") return key === other;
  if (root !== "form" || more.length > 0) return false;
  const kinds = Object.values(steps).flatMap((step) =>
    step.kind === "screen"
      ? step.config.fields.filter((field) => field.key === key).map(({ kind }) => kind)
      : [],
  );
  return kinds.length > 0 && kinds.every((kind) => kind === other);
}

/** Twilio and its like take no longer text message. */
const longestSms = 1_600;

/** A message has words, and a text message's are not too many, as far as its literal ones tell. */
export const checkLength: StepCheck = (step, stepId) =>
  nodeOf(step.kind)
    .texts(step.config)
    .filter(({ place }) => place === "sms" || place === "voice" || place === "mail")
    .flatMap(({ path, label, text, place }) => {
      const at = { path: `config.${path}` };
      if (text.trim() === "")
        return [problem("error", "no-content", stepId, `${label} is empty.`, at)];
      if (place !== "sms") return [];
      const words = splitText(text)
        .flatMap((part) => ("text" in part ? [part.text] : []))
        .join("");
      if (words.length > longestSms)
        return [
          problem("error", "too-long", stepId, `${label} is over 1,600 characters long.`, at),
        ];
      const { segments } = countSegments(words);
      return segments > 1
        ? [
            problem(
              "warning",
              "segments",
              stepId,
              `${label} takes ${segments} segments before its values are filled in.`,
              at,
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
