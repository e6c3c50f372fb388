import { httpGateway } from "./catalog/http-gateway/definition";
import { sandbox } from "./catalog/sandbox/definition";
import { smtp } from "./catalog/smtp/definition";
import { twilio } from "./catalog/twilio/definition";
import type { ConnectorDefinition } from "./kit/define";

/** Every connector type, in the order of the catalogue. Safe for the browser. */
export const definitions = [twilio, smtp, httpGateway, sandbox] as const;

export type ConnectorType = (typeof definitions)[number]["id"];

/** The definition of a type by its id, or null for an id that no type has. */
export function findDefinition(type: string): ConnectorDefinition | null {
  return definitions.find(({ id }) => id === type) ?? null;
}
