import type { Channel } from "@/lib/core/channel";
import type { TemplateContent, TemplateLocales } from "./schema";

type Texts = { content: TemplateContent; locales: TemplateLocales };

/** The mails differ in their words only. */
const mail = (subject: string, intro: string, note: string) =>
  ({
    channel: "email",
    subject,
    html: `<p>${intro}</p>
<p style="font-size:28px;font-weight:600;letter-spacing:4px">{{code}}</p>
<p>${note}</p>`,
    text: `${intro} {{code}}

${note}`,
  }) as const;

/**
 * The built-in texts, English for everybody and further languages by their tag. They are code, so
 * that they improve with the product and cannot be broken. Text messages stay within the GSM-7
 * alphabet, or a message would have room for 70 characters only: "clave", as it has no ó.
 */
const texts: Record<Channel, Texts> = {
  sms: {
    content: {
      channel: "sms",
      body: "{{code}} is your {{project.name}} code. It expires in {{expirationTimeMinutes}} minutes.",
    },
    locales: {
      de: {
        channel: "sms",
        body: "{{code}} ist Ihr Code für {{project.name}}. Er gilt {{expirationTimeMinutes}} Minuten.",
      },
      es: {
        channel: "sms",
        body: "{{code}} es su clave de {{project.name}}. Caduca en {{expirationTimeMinutes}} minutos.",
      },
      fr: {
        channel: "sms",
        body: "{{code}} est votre code {{project.name}}. Il expire dans {{expirationTimeMinutes}} minutes.",
      },
    },
  },
  voice: {
    content: { channel: "voice", body: "Hello. Your {{project.name}} code is {{code}}." },
    locales: {
      de: { channel: "voice", body: "Guten Tag. Ihr Code für {{project.name}} lautet {{code}}." },
      es: { channel: "voice", body: "Hola. Su código de {{project.name}} es {{code}}." },
      fr: { channel: "voice", body: "Bonjour. Votre code {{project.name}} est {{code}}." },
    },
  },
  email: {
    content: mail(
      "{{code}} is your {{project.name}} code",
      "Your {{project.name}} code is:",
      "It expires in {{expirationTimeMinutes}} minutes. If you did not ask for it, you can ignore this mail.",
    ),
    locales: {
      de: mail(
        "{{code}} ist Ihr Code für {{project.name}}",
        "Ihr Code für {{project.name}} lautet:",
        "Er gilt {{expirationTimeMinutes}} Minuten. Wenn Sie ihn nicht angefordert haben, können Sie diese E-Mail ignorieren.",
      ),
      es: mail(
        "{{code}} es su código de {{project.name}}",
        "Su código de {{project.name}} es:",
        "Caduca en {{expirationTimeMinutes}} minutos. Si no lo ha solicitado, puede ignorar este correo.",
      ),
      fr: mail(
        "{{code}} est votre code {{project.name}}",
        "Votre code {{project.name}} :",
        "Il expire dans {{expirationTimeMinutes}} minutes. Si vous ne l’avez pas demandé, vous pouvez ignorer cet e-mail.",
      ),
    },
  },
};

/** The built-in text of a channel for everybody. */
export const systemTemplate = (channel: Channel): TemplateContent => texts[channel].content;

/** The same in the further languages that it has. */
export const systemLocales = (channel: Channel): TemplateLocales => texts[channel].locales;
