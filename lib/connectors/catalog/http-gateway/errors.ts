import type { ConnectorError } from "../../kit/connector-error";

type Rule = Omit<ConnectorError, "answer">;

const rule = (
  errorClass: ConnectorError["class"],
  meaning: string,
  advice: string,
  isRetrySafe = false,
): Rule => ({ class: errorClass, meaning, advice, isRetrySafe });

const noGateway = rule(
  "provider_down",
  "There is no gateway at this URL.",
  "Check the URL, and that the gateway takes POST requests there.",
);
const badContent = rule(
  "content",
  "The gateway refuses the request as it is.",
  "Compare the JSON body with what the gateway expects.",
);
const badCredentials = rule(
  "credentials",
  "The gateway does not accept the credentials.",
  "Check the authentication, and the signing secret if there is one.",
);
const redirect = rule(
  "provider_down",
  "The gateway points to another address. Redirects are not followed.",
  "Enter the final URL.",
);

const byStatus: Record<number, Rule> = {
  401: badCredentials,
  402: rule("account", "The gateway's account cannot pay for it.", "Top the account up."),
  403: badCredentials,
  404: noGateway,
  405: noGateway,
  408: rule("provider_down", "The gateway did not read the request.", "Try again later.", true),
  410: noGateway,
  425: rule("throttled", "The gateway asks to try later.", "Try again later.", true),
  429: rule(
    "throttled",
    "The gateway asks to slow down.",
    "Wait, or ask for a higher limit.",
    true,
  ),
  451: rule("filtered", "The gateway may not deliver this.", "Ask the gateway's operator."),
  501: noGateway,
};

/** It was asked, and nobody knows what it did. */
export const unknownOutcome = rule(
  "unknown_outcome",
  "The gateway was asked, but did not clearly answer.",
  "It may have delivered the message. Look at the gateway's log before sending again.",
);

/** What an HTTP status other than 2xx says. A 5xx can come after the message went out. */
export function ruleForStatus(status: number): Rule {
  const known = byStatus[status];
  if (known) return known;
  if (status >= 300 && status < 400) return redirect;
  return status >= 400 && status < 500 ? badContent : unknownOutcome;
}
