import { z } from "zod";
import { defineConnector } from "../../kit/define";
import { field } from "../../kit/fields";
import { standardTemplate, variables } from "./body-template";
import { icon } from "./icon";
import {
  answerPath,
  bodyTemplate,
  extraHeaders,
  gatewayUrl,
  headerName,
  headerSecret,
} from "./schemas";

const channelSwitch = { sms: "Text messages", voice: "Calls", email: "E-mail" };

export const httpGateway = defineConnector({
  id: "http-gateway",
  name: "HTTP message gateway",
  summary: "Posts each message as JSON to a gateway of your own.",
  category: "http",
  icon,
  capabilities: ["sms", "voice", "email"],
  keywords: ["webhook", "generic", "rest", "api", "json", "custom", "sms gateway"],
  config: z
    .object({
      url: field.text(
        {
          label: "URL",
          help: "Gets a POST for each message. When it changes, stored secrets have to be entered again.",
          example: "https://gateway.example.com/messages",
          isCode: true,
          bindsSecrets: true,
        },
        gatewayUrl,
      ),
      auth: field.choice(
        { label: "Authentication" },
        {
          bearer: {
            label: "Bearer token",
            fields: { token: field.secret({ label: "Token" }, headerSecret("token")) },
          },
          basic: {
            label: "User and password",
            fields: {
              user: field.text({ label: "User" }),
              password: field.secret({ label: "Password" }),
            },
          },
          apiKey: {
            label: "API key in a header",
            fields: {
              headerName: field.text(
                { label: "Header name", example: "X-Api-Key", isCode: true },
                headerName,
              ),
              apiKey: field.secret({ label: "API key" }, headerSecret("API key")),
            },
          },
          none: { label: "None", fields: {} },
        },
      ),
      signature: field.choice(
        { label: "Signature" },
        {
          none: { label: "None", fields: {} },
          hmac: {
            label: "HMAC-SHA256",
            help: "Lets the gateway check that a request comes from here, in the header X-Patchbay-Signature.",
            fields: {
              hmacSecret: field.secret({
                label: "Signing secret",
                help: "The gateway knows it too.",
              }),
            },
          },
        },
      ),
      hasSms: field.switch({ label: channelSwitch.sms, help: "The gateway sends SMS." }),
      hasVoice: field.switch({ label: channelSwitch.voice, help: "The gateway speaks texts." }),
      hasEmail: field.switch({ label: channelSwitch.email, help: "The gateway sends e-mail." }),
      sender: field.text(
        { label: "Sender", help: "What {{sender}} stands for.", example: "Acme" },
        z.string().trim().max(200),
      ),
      body: field.text(
        {
          label: "JSON body",
          help: `Leave empty for ${standardTemplate}. Variables: ${variables.join(", ")}; token is the bare code.`,
          example: '{"to": "{{recipient}}", "text": "{{body}}"}',
          isCode: true,
          rows: 8,
        },
        bodyTemplate,
      ),
      headers: field.pairs(
        {
          label: "Further headers",
          help: "Not secret: everybody who may see the connector can read them.",
          nameLabel: "Name",
          valueLabel: "Value",
        },
        extraHeaders,
      ),
      idField: field.text(
        {
          label: "Message id in the answer",
          help: "The field of the gateway's JSON answer that holds its id of the message.",
          example: "id",
          isCode: true,
        },
        answerPath,
      ),
    })
    .superRefine(({ hasSms, hasVoice, hasEmail }, context) => {
      if (!hasSms && !hasVoice && !hasEmail)
        context.addIssue({
          code: "custom",
          path: ["hasSms"],
          message: "Switch on what it can send.",
        });
    }),
  channelState(config, channel) {
    const isOn = { sms: config.hasSms, voice: config.hasVoice, email: config.hasEmail }[channel];
    return isOn
      ? { isReady: true, sender: config.sender || null }
      : {
          isReady: false,
          reason: `It does not offer this: "${channelSwitch[channel]}" is switched off.`,
        };
  },
});
