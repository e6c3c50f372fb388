import { z } from "zod";

/**
 * Fields of a connector's form. One call makes the schema that decides and the description that
 * the form is drawn from, so label, check, secret path, masking and docs cannot drift apart.
 */
type Texts = {
  label: string;
  help?: string;
  /** Shown as an example under the label, never as a default. */
  example?: string;
};

type Look = Texts & {
  /** Set in the mono face: SIDs, numbers, addresses of machines. */
  isCode?: boolean;
  /** Lines of the box; 1 when absent. */
  rows?: number;
  /**
   * Stored secrets are meant for this value only. When it changes they are forgotten and have to
   * be entered again, so that nobody can point a secret at a host of his own.
   */
  bindsSecrets?: boolean;
  /** The server half can list values for this field (`listOptions`); typing always works too. */
  canList?: boolean;
};

type ChoiceOption = { value: string; label: string; help?: string };

export type Ui =
  | (Look & { kind: "text" })
  | (Texts & { kind: "secret" })
  | (Look & { kind: "phone"; accepts: "e164" | "sender" })
  | (Texts & { kind: "number"; min: number; max: number; unit?: string })
  | (Texts & { kind: "switch" })
  | (Texts & { kind: "select"; options: readonly ChoiceOption[] })
  | (Texts & { kind: "pairs"; nameLabel: string; valueLabel: string })
  | (Texts & { kind: "choice"; options: readonly ChoiceOption[] });

// Not zod's own registry: its metadata types end in "excessively deep" with nested definitions.
const uis = new WeakMap<z.ZodType, Ui>();

function remember<Schema extends z.ZodType>(schema: Schema, ui: Ui): Schema {
  uis.set(schema, ui);
  return schema;
}

/** The description of a field; a schema that was not made by `field` has none, which is a bug. */
export function uiOf(schema: z.ZodType, path: string): Ui {
  const ui = uis.get(schema);
  if (!ui) throw new Error(`The connector field "${path}" was not made by the field constructor.`);
  return ui;
}

/** "Host name" as "host name", but "API key" as it is. */
const inSentence = (label: string): string =>
  /^[A-Z][a-z-]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;

const required = (label: string) =>
  z
    .string()
    .trim()
    .min(1, `Enter the ${inSentence(label)}.`)
    .max(2_000);

/** "" stands for "not given" in optional fields, so that forms and stored values look the same. */
type TextSchema = z.ZodType<string, string>;

type Variant = { label: string; help?: string; fields: Record<string, z.ZodType> };
type Variants = Record<string, Variant>;
type ChoiceValue<V extends Variants> = {
  [K in keyof V & string]: { kind: K } & {
    -readonly [Field in keyof V[K]["fields"]]: z.output<V[K]["fields"][Field]>;
  };
}[keyof V & string];

export const field = {
  /** One line (or `rows` lines) of text. Required unless `schema` allows "". */
  text: (ui: Look, schema?: TextSchema): TextSchema =>
    remember(schema ? schema.clone() : required(ui.label), { kind: "text", ...ui }),

  /** A value that goes in and never comes out. */
  secret: (ui: Texts, schema?: TextSchema): TextSchema =>
    remember(schema ? schema.clone() : required(ui.label), { kind: "secret", ...ui }),

  /** A phone number in E.164, or with `accepts: "sender"` also a short code or sender ID. */
  phone: (ui: Look & { accepts: "e164" | "sender" }, schema: TextSchema): TextSchema =>
    remember(schema.clone(), { kind: "phone", ...ui }),

  number: (ui: Texts & { min: number; max: number; unit?: string }) =>
    remember(
      z
        .number(`Enter a number from ${ui.min} to ${ui.max}.`)
        .int("Enter a whole number.")
        .min(ui.min, `Enter ${ui.min} or more.`)
        .max(ui.max, `Enter ${ui.max} or less.`),
      { kind: "number", ...ui },
    ),

  switch: (ui: Texts) => remember(z.boolean(), { kind: "switch", ...ui }),

  select: <const Values extends readonly [string, ...string[]]>(
    ui: Texts,
    options: { [V in Values[number]]: { label: string; help?: string } },
    values: Values,
  ) =>
    remember(z.enum(values), {
      kind: "select",
      ...ui,
      options: values.map((value: Values[number]) => ({ value, ...options[value] })),
    }),

  /** Rows of name and value, for headers. The values are not secret; a secret has its own field. */
  pairs: (
    ui: Texts & { nameLabel: string; valueLabel: string },
    schema: z.ZodType<Pair[], Pair[]>,
  ) => remember(schema.clone(), { kind: "pairs", ...ui }),

  /**
   * Exactly one of several ways; the first one is the default. The value is tagged:
   * `{ kind: "apiKey", keySid: "SK…", keySecret: "…" }`. Field names differ between the ways, so
   * that a form can keep what was typed when a person switches back and forth.
   */
  choice: <const V extends Variants>(
    ui: Texts,
    variants: V,
  ): z.ZodType<ChoiceValue<V>, ChoiceValue<V>> => {
    const [first, ...rest] = Object.entries(variants).map(([kind, variant]) =>
      z.object({ kind: z.literal(kind), ...variant.fields }),
    );
    if (!first) throw new Error(`The choice "${ui.label}" has no ways.`);
    const schema = z.discriminatedUnion("kind", [first, ...rest]);
    const options = Object.entries(variants).map(([value, { label, help }]) => ({
      value,
      label,
      help,
    }));
    // The union is built from `variants` at run time; its type can only be stated.
    return remember(schema, { kind: "choice", ...ui, options }) as unknown as z.ZodType<
      ChoiceValue<V>,
      ChoiceValue<V>
    >;
  },
};

export type Pair = { name: string; value: string };
