import type { ErrorClass } from "../../kit/connector-error";

/** How far a session got. `data`: the server asked for the mail, and it was on its way. */
export type SmtpStage =
  | "reach"
  | "greet"
  | "tls"
  | "plainSignIn"
  | "signIn"
  | "sender"
  | "recipient"
  | "data";

export type SmtpFailure = {
  stage: SmtpStage;
  /** The library's code, such as ETIMEDOUT. */
  code?: string;
  command?: string;
  /** The system's word for a broken connection or a bad certificate. */
  certificate?: string;
  /** The server's reply, as it came. */
  reply?: string;
};

type Rule = { class: ErrorClass; meaning: string; advice: string };

const rule = (errorClass: ErrorClass, meaning: string, advice: string): Rule => ({
  class: errorClass,
  meaning,
  advice,
});

const noMailbox = rule(
  "bad_recipient",
  "The mail server knows no such recipient.",
  "Check the address.",
);
const full = rule(
  "unreachable",
  "The recipient's mailbox takes no mail at the moment.",
  "Try again later, or use another address.",
);
const badSender = rule(
  "sender",
  "The mail server does not let this account send from the From address.",
  "Use an address that belongs to the account, or allow it at the provider.",
);
const unauthenticSender = rule(
  "sender",
  "The recipient's server does not believe that the mail comes from this domain.",
  "Set up SPF, DKIM and DMARC for the domain of the From address.",
);
const refusedSignIn = rule(
  "credentials",
  "The mail server does not accept the user and password.",
  "Enter them again. Many providers want an app password instead of the account's own.",
);
const needsSignIn = rule(
  "credentials",
  "The mail server wants a sign-in first.",
  "Enter a user and a password.",
);
const filtered = rule(
  "filtered",
  "The mail was refused as unwanted.",
  "Look at the reply for a reason; check the domain's reputation and the text.",
);
const relayDenied = rule(
  "blocked_by_provider",
  "The mail server does not deliver to this recipient for this sender.",
  "Sign in with an account that may send outside, or ask the provider.",
);
const tooLarge = rule("content", "The mail is too large for the server.", "Shorten the template.");
const slowDown = rule(
  "throttled",
  "The mail server asks to try again later.",
  "Wait a few minutes. If it happens often, ask the provider for a higher limit.",
);
const down = rule(
  "provider_down",
  "The mail server cannot take mail at the moment.",
  "Try again later, or look at the provider's status page.",
);
const refusedContent = rule(
  "content",
  "The mail server refuses the mail.",
  "Look at the reply for the reason.",
);

/** Enhanced status codes (RFC 3463 and the vendors' own), the longest match first. */
const enhanced: readonly (readonly [RegExp, Rule])[] = [
  [/^5\.1\.(7|8)$/, badSender],
  [/^5\.1\./, noMailbox],
  [/^5\.2\.(1|0)$/, noMailbox],
  [/^[45]\.2\.2$/, full],
  [/^5\.2\.3$|^5\.3\.4$/, tooLarge],
  [/^4\.2\.1$|^4\.7\./, slowDown],
  [/^5\.4\.1$/, noMailbox],
  [/^4\.[34]\./, down],
  [/^5\.4\./, noMailbox],
  [/^5\.6\./, refusedContent],
  [/^5\.7\.57$/, needsSignIn],
  [/^5\.7\.60$/, badSender],
  [/^5\.7\.(8|9|11|14|3|139)$/, refusedSignIn],
  [/^5\.7\.(2[0-9]|30)$/, unauthenticSender],
];

/** Reply codes by the stage they came at; `4` and `5` stand for all others of their kind. */
const byStage: Record<"signIn" | "sender" | "recipient" | "data", Record<string, Rule>> = {
  signIn: { "421": down, "454": down, "4": slowDown, "5": refusedSignIn },
  sender: { "421": down, "530": needsSignIn, "552": tooLarge, "4": slowDown, "5": badSender },
  recipient: {
    "421": down,
    "530": needsSignIn,
    "550": noMailbox,
    "551": noMailbox,
    "552": full,
    "553": noMailbox,
    "554": relayDenied,
    "4": slowDown,
    "5": noMailbox,
  },
  data: {
    "421": down,
    "552": tooLarge,
    "550": filtered,
    "554": filtered,
    "4": slowDown,
    "5": filtered,
  },
};

/** Rules for a reply, by its enhanced code where it has one that is known, else by its number. */
export function ruleFor(stage: SmtpStage, status: number, enhancedCode: string | null): Rule {
  if (/^5\.7\.[01]$/.test(enhancedCode ?? "") && stage === "recipient" && status !== 530)
    return relayDenied;
  const known = enhanced.find(([pattern]) => pattern.test(enhancedCode ?? ""));
  if (status !== 421 && known) return known[1];
  if (stage === "reach" || stage === "greet" || stage === "tls" || stage === "plainSignIn")
    return down;
  const rules = byStage[stage];
  return rules[String(status)] ?? rules[String(status).charAt(0)] ?? down;
}
