import { readFileSync } from "node:fs";
import Ajv, { type ValidateFunction } from "ajv";

type Node = Readonly<Record<string, unknown>>;

interface Parameter {
  name: string;
  in: "path" | "query" | "header";
  required?: boolean;
  schema: Node;
}

interface Operation {
  parameters?: Parameter[];
  requestBody?: {
    content: Record<string, { schema: { properties?: Record<string, Node>; required?: string[] } }>;
  };
  responses: Record<string, { content?: Record<string, { schema: Node }> }>;
}

interface Spec {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Node> };
}

/** One exchange as it went over the wire; fields as lists, since a form may repeat a key. */
export interface Exchange {
  method: string;
  path: string;
  query: Readonly<Record<string, readonly string[]>>;
  form: Readonly<Record<string, readonly string[]>>;
  status: number;
  body: unknown;
}

const formats: Record<string, RegExp | true> = {
  "date-time-rfc-2822": /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} \+0000$/,
  "date-time": /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  // Twilio writes relative addresses and empty strings under this name too.
  uri: /^(https?:\/\/[^\s]+|\/[^\s]*|)$/,
  // Also short codes and alphanumeric senders.
  "phone-number": /^(\+[1-9]\d{1,14}|\d{3,8}|[A-Za-z0-9 &_+-]{1,11})$/,
  endpoint: /^\S+$/,
  currency: /^[A-Za-z]{3}$/,
  "http-method": /^(GET|POST)$/,
  twiml: /^\s*</,
  "iso-country-code": /^[A-Z]{2}$/,
  "uri-map": true,
  "phone-number-capabilities": true,
  int32: true,
  int64: true,
};

/**
 * Judges exchanges by Twilio's OpenAPI files. Stricter than those where they say nothing: an answer
 * has every declared property and none else, and a request no undeclared field.
 */
export class Contract {
  readonly #specs: { spec: Spec; ajv: Ajv }[];
  readonly #compiled = new Map<Node, ValidateFunction>();

  constructor(files: readonly string[]) {
    this.#specs = files.map((file) => {
      // The files are Twilio's, trimmed by our script: their form is known.
      const spec = tightened(JSON.parse(readFileSync(file, "utf8"))) as Spec;
      const ajv = new Ajv({ strict: false, allErrors: true, formats, coerceTypes: false });
      ajv.addSchema({ $id: "spec", components: spec.components });
      return { spec, ajv };
    });
  }

  /** Every violation in plain words; empty when the exchange keeps the contract. */
  violations(exchange: Exchange): string[] {
    for (const { spec, ajv } of this.#specs) {
      for (const [template, item] of Object.entries(spec.paths)) {
        const pattern = template.replace(/\./g, "\\.").replace(/\{(\w+)\}/g, "(?<$1>[^/.]+)");
        const match = new RegExp(`^${pattern}$`).exec(exchange.path);
        const operation = item[exchange.method.toLowerCase()];
        if (match === null || operation === undefined) continue;
        return this.#judge(ajv, operation, { ...match.groups }, exchange);
      }
    }
    return [`${exchange.method} ${exchange.path} is not in the contract`];
  }

  #judge(ajv: Ajv, operation: Operation, path: Record<string, string>, exchange: Exchange) {
    const parameters = operation.parameters ?? [];
    const found: string[] = [];
    for (const [name, value] of Object.entries(path)) {
      const schema = parameters.find((p) => p.in === "path" && p.name === name)?.schema;
      if (schema) found.push(...this.#check(ajv, schema, value, `path ${name}`));
    }
    const query = parameters.filter((p) => p.in === "query");
    found.push(
      ...this.#fields(ajv, "query", new Map(query.map((p) => [p.name, p.schema])), exchange),
    );
    const form = operation.requestBody?.content["application/x-www-form-urlencoded"]?.schema;
    const properties = new Map(Object.entries(form?.properties ?? {}));
    found.push(...this.#fields(ajv, "form", properties, exchange));
    for (const name of form?.required ?? []) {
      if (exchange.form[name] === undefined) found.push(`form ${name} is required`);
    }
    const response = operation.responses[String(exchange.status)];
    if (response === undefined) return [...found, `status ${exchange.status} is not declared`];
    const schema = response.content?.["application/json"]?.schema;
    if (schema) found.push(...this.#check(ajv, schema, exchange.body, "answer"));
    return found;
  }

  #fields(ajv: Ajv, where: "query" | "form", known: Map<string, Node>, exchange: Exchange) {
    return Object.entries(exchange[where]).flatMap(([name, values]) => {
      const schema = known.get(name);
      if (schema === undefined) return [`${where} ${name} is not declared`];
      return this.#check(ajv, schema, fromText(schema, values), `${where} ${name}`);
    });
  }

  #check(ajv: Ajv, schema: Node, value: unknown, where: string): string[] {
    let validate = this.#compiled.get(schema);
    if (validate === undefined) {
      validate = ajv.compile(schema);
      this.#compiled.set(schema, validate);
    }
    if (validate(value)) return [];
    return (validate.errors ?? []).map(
      (e) => `${where}${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`,
    );
  }
}

/** A field's text as the type its schema names; text that does not fit stays text and is refused. */
function fromText(schema: Node, values: readonly string[]): unknown {
  const types = [schema.type].flat();
  const [first = ""] = values;
  if (types.includes("array")) return values;
  if (values.length > 1) return values;
  if (types.includes("integer") || types.includes("number")) {
    return /^-?\d+(\.\d+)?$/.test(first) ? Number(first) : first;
  }
  if (types.includes("boolean")) return first === "true" ? true : first === "false" ? false : first;
  return first;
}

/**
 * OpenAPI 3.0 as JSON Schema: `nullable` becomes a type (and a member of the enum, which Twilio
 * leaves out), references point into the registered file, and objects in answers are closed and
 * complete. Forms keep what the file requires; undeclared fields are caught beside the schema.
 */
function tightened(node: unknown, isForm = false): unknown {
  if (Array.isArray(node)) return node.map((item) => tightened(item, isForm));
  if (node === null || typeof node !== "object") return node;
  const plain: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node)) {
    plain[key] = tightened(value, isForm || key === "requestBody");
  }
  if (typeof plain.$ref === "string") return { $ref: `spec${plain.$ref}` };
  if (plain.nullable === true) {
    delete plain.nullable;
    if (typeof plain.type === "string") plain.type = [plain.type, "null"];
    if (Array.isArray(plain.enum)) plain.enum = [...plain.enum, null];
  }
  const isObject = [plain.type].flat().includes("object");
  if (!isForm && isObject && plain.properties !== null && typeof plain.properties === "object") {
    plain.additionalProperties = false;
    plain.required = plain.required ?? Object.keys(plain.properties);
  }
  return plain;
}
