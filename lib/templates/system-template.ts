import type { Channel } from "@/lib/core/channel";
import type { TemplateContent } from "./schema";

/** The built-in texts. They are code, so that they improve with the product and cannot be broken. */
const contents = {
  sms: {
    channel: "sms",
    body: "{{code}} is your {{project.name}} code. It expires in {{expirationTimeMinutes}} minutes.",
  },
  voice: {
    channel: "voice",
    body: "Hello. Your {{project.name}} code is {{code}}.",
  },
  email: {
    channel: "email",
    subject: "{{code}} is your {{project.name}} code",
    html: `<p>Your {{project.name}} code is:</p>
<p style="font-size:28px;font-weight:600;letter-spacing:4px">{{code}}</p>
<p>It expires in {{expirationTimeMinutes}} minutes. If you did not ask for it, you can ignore this mail.</p>`,
    text: `Your {{project.name}} code is: {{code}}

It expires in {{expirationTimeMinutes}} minutes. If you did not ask for it, you can ignore this mail.`,
  },
} as const satisfies { [C in Channel]: TemplateContent & { channel: C } };

export const systemTemplate = (channel: Channel): TemplateContent => contents[channel];
