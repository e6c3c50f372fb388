import { err, ok, type Result } from "@/lib/core/result";
import type { SpokenScript } from "../../kit/message";
import type { InboundProblem, InboundRequest } from "../../kit/receipt";
import type { CallAnswerer, CallDocument, CallQuestion } from "../../kit/server-half";
import type { TwilioConfig } from "./client";
import { renderInvitation } from "./invitation";
import { one, readInbound } from "./read-inbound";
import { renderTwiml } from "./twiml";

const callSid = /^CA[0-9a-f]{32}$/;
const key = /^[0-9*#]$/;

/** What Twilio asks for while a call goes on: first how to begin, and then what a key press leads to. */
export const calls: CallAnswerer<TwilioConfig> = {
  async read(
    config: TwilioConfig,
    request: InboundRequest,
  ): Promise<Result<CallQuestion, InboundProblem>> {
    const form = await readInbound(config, request);
    if (!form.ok) return form;
    const providerId = one(form.value, "CallSid");
    if (providerId === null || !callSid.test(providerId)) return err("malformed");
    if (!form.value.has("Digits")) return ok({ providerId, isAskedFor: false });
    const digits = one(form.value, "Digits");
    // No key was pressed in time.
    if (digits === "") return ok({ providerId, isAskedFor: false });
    return digits !== null && key.test(digits)
      ? ok({ providerId, isAskedFor: true })
      : err("malformed");
  },
  invite: (language, url) => twiml(renderInvitation(language, url)),
  speak: ({ script, language }: SpokenScript) => twiml(renderTwiml(script, language) ?? silence),
};

const silence = '<?xml version="1.0" encoding="UTF-8"?><Response><Hangup/></Response>';

const twiml = (body: string): CallDocument => ({ contentType: "text/xml; charset=utf-8", body });
