"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { ConnectorDefinition } from "@/lib/connectors/kit/define";
import type { FieldOption } from "@/lib/connectors/kit/server-half";
import type { StoredSecret } from "@/lib/connectors/schema";
import type { AppError } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import type { StoredConfig } from "./config-errors";

/** Asks for the values of a field, with what the form holds so far. */
type LoadOptions = (
  path: string,
  config: Record<string, unknown>,
) => Promise<Result<FieldOption[], AppError>>;

export type SchemaFormSetting = {
  definition: ConnectorDefinition;
  stored: StoredConfig | null;
  /** What is known of stored secrets, by field path. */
  secrets: Record<string, StoredSecret>;
  /** null where this person may not list, or the type cannot. */
  loadOptions: LoadOptions | null;
  isReadOnly: boolean;
};

const Context = createContext<SchemaFormSetting | null>(null);

export function SchemaFormProvider({
  setting,
  children,
}: {
  setting: SchemaFormSetting;
  children: ReactNode;
}) {
  return <Context value={setting}>{children}</Context>;
}

/** What the fields of a form have in common. Throws outside a form, which is a bug. */
export function useSchemaForm(): SchemaFormSetting {
  const setting = useContext(Context);
  if (!setting) throw new Error("A field was drawn outside a schema form.");
  return setting;
}
