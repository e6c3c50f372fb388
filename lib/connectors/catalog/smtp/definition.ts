import { z } from "zod";
import { defineConnector } from "../../kit/define";
import { field } from "../../kit/fields";
import { icon } from "./icon";
import { hostName, mailAddress, oneLine } from "./schemas";

export const smtp = defineConnector({
  id: "smtp",
  name: "SMTP",
  summary: "E-mail through any mail server that speaks SMTP.",
  category: "email",
  icon,
  capabilities: ["email"],
  keywords: ["mail server", "mail relay", "starttls", "postfix", "exchange", "submission"],
  config: z.object({
    host: field.text(
      {
        label: "Host",
        help: "The mail server's name. When it changes, the password has to be entered again.",
        example: "smtp.example.com",
        isCode: true,
        bindsSecrets: true,
      },
      hostName,
    ),
    port: field.number({
      label: "Port",
      help: "587 for STARTTLS, 465 for TLS from the start.",
      example: "587",
      min: 1,
      max: 65_535,
    }),
    encryption: field.select(
      { label: "Encryption" },
      {
        starttls: { label: "STARTTLS, required", help: "Usual on port 587." },
        tls: { label: "TLS from the start", help: "Usual on port 465." },
        none: {
          label: "None",
          help: "Everybody on the way can read the messages. Only for a server on this machine or in your own network.",
        },
      },
      ["starttls", "tls", "none"],
    ),
    signIn: field.choice(
      { label: "Sign-in" },
      {
        account: {
          label: "User and password",
          fields: {
            user: field.text({ label: "User", example: "codes@example.com" }),
            password: field.secret({
              label: "Password",
              help: "With many providers an app password or an API key.",
            }),
          },
        },
        none: {
          label: "None",
          help: "The server knows this machine by its address.",
          fields: {},
        },
      },
    ),
    fromAddress: field.text(
      {
        label: "From address",
        help: "An address that the server lets this user send from.",
        example: "codes@example.com",
      },
      mailAddress,
    ),
    fromName: field.text(
      { label: "From name", help: "Shown beside the address.", example: "Acme" },
      oneLine,
    ),
  }),
  channelState: ({ fromAddress, fromName }) => ({
    isReady: true,
    sender: fromName ? `${fromName} <${fromAddress}>` : fromAddress,
  }),
});
