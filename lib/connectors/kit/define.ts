import { z } from "zod";
import type { Channel } from "@/lib/core/channel";
import type { Category } from "./category";
import { type Ui, uiOf } from "./fields";
import type { ConnectorIcon } from "./icon";

/** Whether a configured connector can carry a channel, and from which sender, or why not. */
export type ChannelState =
  | { isReady: true; sender: string | null }
  | { isReady: false; reason: string };

/**
 * A value that tells by its look what it is, so that a form can offer to move it out of the wrong
 * box. `paths` are the fields it may stand in, the first of them the one it is moved to; none for a
 * value that this type has no use for.
 */
type Recognition = { pattern: RegExp; what: string; paths: readonly string[] };

/** What the browser may know of a connector type: everything but the code that calls the vendor. */
export type ConnectorDefinition<
  Id extends string = string,
  Config extends z.ZodObject = z.ZodObject,
> = {
  /** Kebab-case; equals the folder's name. */
  id: Id;
  name: string;
  /** One line for the tile. */
  summary: string;
  category: Category;
  /** Kept in the folder's `icon.ts`. */
  icon: ConnectorIcon;
  capabilities: readonly Channel[];
  /** Further words a person may search by; the channels' own synonyms are known already. */
  keywords: readonly string[];
  /** The vendor's page on getting the values of the form. */
  docsUrl?: string;
  config: Config;
  recognise?: readonly Recognition[];
  /** Asked for the channels in `capabilities` only. */
  channelState: (config: z.output<Config>, channel: Channel) => ChannelState;
};

export function defineConnector<const Id extends string, Config extends z.ZodObject>(
  definition: ConnectorDefinition<Id, Config>,
): ConnectorDefinition<Id, Config> {
  return definition;
}

export type ConfigOf<D> = D extends { config: infer Config extends z.ZodType }
  ? z.output<Config>
  : never;

/** One field as a form draws it. `path` is dotted ("auth.keySid"). */
export type FieldDescription = {
  path: string;
  ui: Ui;
  isRequired: boolean;
  schema: z.ZodType;
  /** For a choice: the fields of each way. */
  variants?: Record<string, FieldDescription[]>;
};

const described = new WeakMap<z.ZodObject, FieldDescription[]>();

/** The fields of a type in the order of its form. Throws for a field that has no description. */
export function describeFields(config: z.ZodObject): FieldDescription[] {
  const known = described.get(config);
  if (known) return known;
  const fields = Object.entries(config.shape).map(([name, schema]) =>
    // Shapes hold schemas; zod's own type for them is wider.
    describe(name, schema as z.ZodType),
  );
  // Every send asks, and a type's form never changes.
  described.set(config, fields);
  return fields;
}

function describe(path: string, schema: z.ZodType): FieldDescription {
  const ui = uiOf(schema, path);
  const isRequired = !schema.safeParse(ui.kind === "pairs" ? [] : "").success;
  if (ui.kind !== "choice" || !(schema instanceof z.ZodDiscriminatedUnion))
    return { path, ui, isRequired, schema };
  const variants: Record<string, FieldDescription[]> = {};
  for (const [index, { value }] of ui.options.entries()) {
    const option = schema.options[index];
    if (!(option instanceof z.ZodObject))
      throw new Error(`The way "${value}" of "${path}" is not an object.`);
    variants[value] = Object.entries(option.shape)
      .filter(([name]) => name !== "kind")
      .map(([name, inner]) => describe(`${path}.${name}`, inner as z.ZodType));
  }
  return { path, ui, isRequired: true, schema, variants };
}

/** Every field of every way, flat. */
export function allFields(fields: readonly FieldDescription[]): FieldDescription[] {
  return fields.flatMap((field) => [
    field,
    ...Object.values(field.variants ?? {}).flatMap((inner) => allFields(inner)),
  ]);
}

/** Paths of every secret of a type, in whichever way it stands. */
export function secretPaths(config: z.ZodObject): string[] {
  return allFields(describeFields(config))
    .filter(({ ui }) => ui.kind === "secret")
    .map(({ path }) => path);
}
