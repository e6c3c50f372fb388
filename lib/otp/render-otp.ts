import "server-only";
import type { OutgoingMessage } from "@/lib/connectors/kit/message";
import { type RenderedMessage, renderTemplate } from "@/lib/templates/render-template";
import type { TemplateContent } from "@/lib/templates/schema";
import { countSegments } from "@/lib/templates/segments";
import type { VariableValues } from "@/lib/templates/variables";

type Rendering = {
  to: string;
  code: string;
  expiresInSeconds: number;
  projectName: string;
  /** Host name that the code is for; "" for none. */
  domain: string;
  /** Stands in for the domain where the text names one and none is set. */
  publicHost: string;
  user: VariableValues["user"];
  options: Readonly<Record<string, string>>;
  text: { content: TemplateContent; locale: string | null };
};

/** What goes out, and how it is remembered: the same text with the code as dots. */
export type RenderedOtp = { message: OutgoingMessage; preview: string; segments: number | null };

export function renderOtp(asked: Rendering): RenderedOtp {
  const { to, code, expiresInSeconds, domain, text } = asked;
  const render = (shown: string) =>
    renderTemplate(
      text.content,
      {
        code: shown,
        expirationTimeMinutes: String(Math.round(expiresInSeconds / 60)),
        expirationTimeSeconds: String(expiresInSeconds),
        domain: domain || asked.publicHost,
        "project.name": asked.projectName,
        ...(asked.user ? { user: asked.user } : {}),
        options: asked.options,
      },
      { locale: text.locale, webOtpDomain: domain },
    );
  const message = render(code);
  return {
    message: { to, code, validForSeconds: expiresInSeconds, ...message },
    preview: plainText(render("\u2022".repeat(code.length))),
    segments: message.channel === "sms" ? countSegments(message.text).segments : null,
  };
}

/** The words of a message; a call's only once, though it says them several times. */
function plainText(message: RenderedMessage): string {
  if (message.channel === "sms") return message.text;
  if (message.channel === "email") return `${message.subject}\n\n${message.text}`;
  const end = message.script.findIndex((part) => "pauseSeconds" in part);
  return message.script
    .slice(0, end === -1 ? undefined : end)
    .map((part) => ("say" in part ? part.say : "digits" in part ? part.digits : ""))
    .join(" ");
}
