import { z } from "zod";
import { defineNode } from "../../model/define-node";
import { portName } from "../../model/port-name";
import { valueKey } from "../../model/values";

const fieldKinds = ["phone", "email", "text", "code"] as const;

/** "" for label and help stands for the built-in text in the reader's language. */
const screenField = z.object({
  kind: z.enum(fieldKinds),
  /** The value is `form.<key>` afterwards; a code never becomes a value. */
  key: z.string().regex(valueKey, "Use letters, digits and _."),
  label: z.string().max(100, "Use at most 100 characters.").default(""),
  help: z.string().max(300, "Use at most 300 characters.").default(""),
  isRequired: z.boolean().default(true),
});
export type ScreenField = z.output<typeof screenField>;

const buttonKinds = ["primary", "secondary", "link"] as const;

const screenButton = z.object({
  /** Its port. */
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,39}$/, "Use small letters, digits and -.")
    .refine((id) => id !== "timeout", "timeout is the port of time that is up."),
  label: z.string().max(60, "Use at most 60 characters.").default(""),
  kind: z.enum(buttonKinds).default("primary"),
  /** Hands the fields in, which are checked first. Others lead away without them. */
  isSubmit: z.boolean().default(true),
  /** Sends another code: the page shows when that is allowed again. */
  isResend: z.boolean().default(false),
});
export type ScreenButton = z.output<typeof screenButton>;

const distinct = (names: string[]) => new Set(names).size === names.length;

/** A page that the end user sees, and waits on. */
export const screen = defineNode({
  kind: "screen",
  label: "Screen",
  summary: "Shows a page and waits for the end user.",
  icon: "screen",
  config: z.object({
    title: z.string().max(120, "Use at most 120 characters.").default(""),
    text: z.string().max(1_000, "Use at most 1,000 characters.").default(""),
    fields: z
      .array(screenField)
      .max(20, "Use at most 20 fields.")
      .refine((all) => distinct(all.map(({ key }) => key)), "Two fields have the same key.")
      .default([]),
    buttons: z
      .array(screenButton)
      .min(1, "A screen needs a button.")
      .max(10, "Use at most 10 buttons.")
      .refine((all) => distinct(all.map(({ id }) => id)), "Two buttons have the same id."),
    /** Seconds until the flow goes on by itself, by the port `timeout`; null to wait. */
    timeoutSeconds: z.number().int().min(5).max(86_400).nullable().default(null),
    /**
     * Texts in further languages by BCP 47 tag: `title`, `text`, `field.<key>`, `help.<key>`,
     * `button.<id>`.
     */
    locales: z
      .record(z.string().max(20), z.record(z.string().max(60), z.string().max(1_000)))
      .default({}),
  }),
  catalogue: [
    {
      id: "screen/phone",
      label: "Screen / Phone number",
      keywords: "ask page form input sign in sign up sms voice",
      config: ask("phone", "phone"),
    },
    {
      id: "screen/email",
      label: "Screen / E-mail address",
      keywords: "ask page form input sign in sign up mail",
      config: ask("email", "email"),
    },
    {
      id: "screen/code",
      label: "Screen / One-time code",
      keywords: "enter page form input verify otp resend",
      config: {
        ...ask("code", "code"),
        buttons: [
          button("submit", "primary", { isSubmit: true }),
          button("resend", "link", { isSubmit: false, isResend: true }),
        ],
      },
    },
    {
      id: "screen/empty",
      label: "Screen / Empty",
      keywords: "page text message confirm button",
      config: { ...ask("text", "name"), fields: [] },
    },
  ],
  ports: ({ buttons, timeoutSeconds }) => [
    ...buttons.map(({ id, label }) => ({ id, label: portName(label, id) })),
    ...(timeoutSeconds === null ? [] : [{ id: "timeout", label: `After ${timeoutSeconds} s` }]),
  ],
  describe: ({ title, fields }) =>
    title || fields.map(({ label, kind }) => label || fieldNames[kind]).join(", ") || "Text only",
  texts: ({ title, text, locales }) => [
    { path: "title", label: "Title", text: title, place: "screen" },
    { path: "text", label: "Text", text, place: "screen" },
    ...Object.entries(locales).flatMap(([tag, texts]) =>
      Object.entries(texts).map(([name, one]) => ({
        path: `locales.${tag}.${name}`,
        label: `${name} (${tag})`,
        text: one,
        place: "screen" as const,
      })),
    ),
  ],
  gives: ({ fields }) =>
    fields.flatMap(({ kind, key }) => (kind === "code" ? [] : [`form.${key}`])),
  isStop: true,
});

export const fieldNames = {
  phone: "Phone number",
  email: "E-mail address",
  text: "Text",
  code: "One-time code",
} as const satisfies Record<ScreenField["kind"], string>;

function ask(kind: ScreenField["kind"], key: string) {
  return {
    title: "",
    text: "",
    fields: [{ kind, key, label: "", help: "", isRequired: true }],
    buttons: [button("submit", "primary", { isSubmit: true })],
    timeoutSeconds: null,
    locales: {},
  };
}

function button(
  id: string,
  kind: ScreenButton["kind"],
  more: Pick<ScreenButton, "isSubmit"> & Partial<ScreenButton>,
): ScreenButton {
  return { id, label: "", kind, isResend: false, ...more };
}
