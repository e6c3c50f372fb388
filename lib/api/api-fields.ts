import "server-only";
import { z } from "zod";

/** One field of a body or an answer. Fields inside others have dotted names: "user.name", "users[].name". */
export type ApiField = { name: string; type: string; isRequired: boolean; description: string };

type Node = z.core.JSONSchema.JSONSchema;

/** The fields of a schema as a reader wants them: what can only be refused is left out. */
export function apiFields(schema: z.ZodType, io: "input" | "output"): ApiField[] {
  return fieldsOf(z.toJSONSchema(schema, { io, unrepresentable: "any" }), "");
}

function fieldsOf(node: Node, prefix: string): ApiField[] {
  const object = variantsOf(node).find(({ properties }) => properties);
  const required = object?.required ?? [];
  return Object.entries(object?.properties ?? {}).flatMap(([name, property]) => {
    if (typeof property === "boolean" || isRefused(property)) return [];
    const field: ApiField = {
      name: prefix + name,
      type: typeOf(property),
      isRequired: required.includes(name),
      description: property.description ?? "",
    };
    const item = itemOf(property);
    return [
      field,
      ...(item ? fieldsOf(item, `${prefix}${name}[].`) : fieldsOf(property, `${prefix}${name}.`)),
    ];
  });
}

const isNull = ({ type }: Node) => type === "null";

/** What may stand here, beside null. */
function variantsOf(node: Node): Node[] {
  const variants = node.anyOf ?? node.oneOf;
  return variants ? variants.filter((one) => !isNull(one)).flatMap(variantsOf) : [node];
}

/** A field of which only false or "" is taken stands for something that is not offered. */
const isRefused = (node: Node) =>
  variantsOf(node).every((one) => one.const === false || one.const === "");

function itemOf(node: Node): Node | undefined {
  const items = variantsOf(node).find(({ type }) => type === "array")?.items;
  return typeof items === "object" && !Array.isArray(items) ? items : undefined;
}

function typeOf(node: Node): string {
  const item = itemOf(node);
  if (item) return `${typeOf(item)}[]`;
  const names = variantsOf(node).map((one) => {
    if (one.const !== undefined) return JSON.stringify(one.const);
    if (one.enum) return one.enum.map((value) => JSON.stringify(value)).join(" | ");
    return typeof one.type === "string" ? one.type : "any";
  });
  const isNullable = (node.anyOf ?? node.oneOf ?? []).some(isNull);
  return [...new Set([...names, ...(isNullable ? ["null"] : [])])].join(" | ");
}
