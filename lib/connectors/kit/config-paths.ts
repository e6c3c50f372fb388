import type { FieldDescription } from "./define";

/** A connector's settings as plain values: `{ accountSid, auth: { kind, keySid, … } }`. */
export type ConfigValues = Record<string, unknown>;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The value at a dotted path, or undefined where there is none. */
export function valueAt(config: ConfigValues, path: string): unknown {
  let value: unknown = config;
  for (const name of path.split(".")) {
    if (!isObject(value) || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
  }
  return value;
}

/** A copy of `config` with `value` at a dotted path. */
export function withValueAt(config: ConfigValues, path: string, value: unknown): ConfigValues {
  const [name = "", ...rest] = path.split(".");
  if (rest.length === 0) return { ...config, [name]: value };
  const inner = Object.hasOwn(config, name) ? config[name] : undefined;
  return { ...config, [name]: withValueAt(isObject(inner) ? inner : {}, rest.join("."), value) };
}

/** The fields that count for these values: of a choice, those of the chosen way only. Flat. */
export function standingFields(
  fields: readonly FieldDescription[],
  config: ConfigValues,
): FieldDescription[] {
  return fields.flatMap((field) => {
    if (!field.variants) return [field];
    const kind = valueAt(config, `${field.path}.kind`);
    const inner =
      typeof kind === "string" && Object.hasOwn(field.variants, kind) ? field.variants[kind] : [];
    return [field, ...standingFields(inner ?? [], config)];
  });
}

/** Paths of the secrets that count for these values. */
export function standingSecretPaths(
  fields: readonly FieldDescription[],
  config: ConfigValues,
): string[] {
  return standingFields(fields, config)
    .filter(({ ui }) => ui.kind === "secret")
    .map(({ path }) => path);
}
