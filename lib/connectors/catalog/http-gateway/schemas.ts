import { z } from "zod";
import type { Pair } from "../../kit/fields";
import { templateProblem } from "./body-template";

const looksSecret = /authorization|cookie|token|secret|passw|api-?_?key|^key$|signature/i;

/** Where to post. That http and private hosts need the operator's word is decided on the server. */
export const gatewayUrl = z
  .string()
  .trim()
  .min(1, "Enter the URL.")
  .max(2_000)
  .superRefine((text, context) => {
    const problem = urlProblem(text);
    if (problem) context.addIssue({ code: "custom", message: problem });
  });

function urlProblem(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol)) return "Enter a URL that starts with https://.";
  if (url.username || url.password)
    return "Leave user and password out of the URL; they have fields of their own.";
  if (url.hash) return "Leave out the part after #.";
  if ([...url.searchParams.keys()].some((name) => looksSecret.test(name)))
    return "Leave secrets out of the URL; choose a way of authentication instead.";
  return null;
}

export const headerName = z
  .string()
  .trim()
  .min(1, "Enter the header's name.")
  .max(100)
  .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/, "A header's name has letters, digits and dashes.")
  .refine((name) => !isOurs(name), "Patchbay sets this header itself.");

/** Printable ASCII: anything else is read differently by every server. */
const headerValue = /^[\x20-\x7e]*$/;

export const headerSecret = (label: string) =>
  z
    .string()
    .trim()
    .min(1, `Enter the ${label}.`)
    .max(4_000)
    .regex(headerValue, "Leave out line breaks, accents and other special characters.");

export const extraHeaders: z.ZodType<Pair[], Pair[]> = z
  .array(z.object({ name: z.string().trim(), value: z.string().trim() }))
  .max(20, "20 headers at most.")
  .superRefine((pairs, context) => {
    for (const [index, { name, value }] of pairs.entries()) {
      const issue = (key: "name" | "value", message: string) =>
        context.addIssue({ code: "custom", path: [index, key], message });
      const named = headerName.safeParse(name);
      if (!named.success) issue("name", named.error.issues[0]?.message ?? "");
      else if (looksSecret.test(name))
        issue("name", "Choose a way of authentication instead: these values are not kept secret.");
      if (value.length > 1_000 || !headerValue.test(value))
        issue("value", "Leave out line breaks, accents and other special characters.");
    }
  });

const isOurs = (name: string) =>
  /^(host|content-(length|type|encoding)|transfer-encoding|connection|keep-alive|upgrade|te|trailer|expect|proxy-.*|accept-encoding|x-patchbay-.*)$/i.test(
    name,
  );

/** Empty for the standard body. */
export const bodyTemplate = z
  .string()
  .trim()
  .max(10_000)
  .superRefine((text, context) => {
    const problem = text === "" ? null : templateProblem(text);
    if (problem) context.addIssue({ code: "custom", message: problem });
  });

/** A field of the gateway's answer, dotted for one inside another ("data.id"). */
export const answerPath = z
  .string()
  .trim()
  .max(200)
  .regex(/^([\w-]+(\.[\w-]+)*)?$/, "Enter a field's name, such as id or data.id.");
