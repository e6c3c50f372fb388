import { expect, it } from "vitest";
import { ruleFor, type SmtpStage } from "./errors";
import { readReply } from "./explain-failure";

const replies: [SmtpStage, string, string][] = [
  ["signIn", "535 5.7.8 Username and Password not accepted", "credentials"],
  [
    "signIn",
    "535 5.7.139 Authentication unsuccessful, basic authentication is disabled",
    "credentials",
  ],
  ["signIn", "534 5.7.9 Application-specific password required", "credentials"],
  ["signIn", "530 Must issue a STARTTLS command first", "credentials"],
  ["signIn", "454 4.7.0 Temporary authentication failure", "throttled"],
  ["signIn", "421 4.7.0 Too many connections", "provider_down"],
  ["sender", "530 5.7.0 Authentication Required", "credentials"],
  ["sender", "530 5.7.57 Client not authenticated to send mail", "credentials"],
  ["sender", "553 5.7.1 Sender address rejected: not owned by user", "sender"],
  ["sender", "550 5.7.60 Client does not have permissions to send as this sender", "sender"],
  ["sender", "550 5.1.8 Sender address rejected: Domain not found", "sender"],
  ["sender", "452 4.3.1 Insufficient system storage", "provider_down"],
  ["recipient", "550 5.1.1 User unknown", "bad_recipient"],
  ["recipient", "550 No such user here", "bad_recipient"],
  ["recipient", "550 5.4.1 Recipient address rejected: Access denied", "bad_recipient"],
  ["recipient", "550 5.2.1 Mailbox disabled", "bad_recipient"],
  ["recipient", "552 5.2.2 Mailbox full", "unreachable"],
  ["recipient", "452 4.2.2 Over quota", "unreachable"],
  ["recipient", "450 4.2.1 Mailbox temporarily unavailable", "throttled"],
  ["recipient", "450 4.7.1 Greylisted", "throttled"],
  ["recipient", "554 5.7.1 Relay access denied", "blocked_by_provider"],
  ["recipient", "451 4.3.0 Temporary lookup failure", "provider_down"],
  ["data", "554 5.7.1 Message rejected as spam", "filtered"],
  ["data", "550 5.7.26 Unauthenticated email is not accepted", "sender"],
  ["data", "552 5.3.4 Message size exceeds fixed limit", "content"],
  ["data", "552 Message too large", "content"],
  ["data", "554 5.6.0 Invalid message content", "content"],
  ["data", "451 4.7.28 Unusual rate of unsolicited mail", "throttled"],
  ["data", "421 Service not available", "provider_down"],
];

it.each(replies)("%s: %s is %s", (stage, reply, expected) => {
  const { status, enhanced } = readReply(reply);
  expect(ruleFor(stage, status, enhanced).class).toBe(expected);
});
