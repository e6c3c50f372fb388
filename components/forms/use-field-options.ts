"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useWatch } from "react-hook-form";
import { type ConfigValues, valueAt, withValueAt } from "@/lib/connectors/kit/config-paths";
import { allFields, describeFields } from "@/lib/connectors/kit/define";
import type { FieldOption } from "@/lib/connectors/kit/server-half";
import { configErrors } from "./config-errors";
import { submittedConfig } from "./form-values";
import { useSchemaForm } from "./schema-form-context";
import type { SchemaFormValues } from "./use-setting";

const settleMs = 400;

type FieldOptions = {
  options: readonly FieldOption[];
  /** Said in the list while there is nothing to choose. */
  message: string | undefined;
};

/**
 * What the account offers for a field: asked for once the list was opened and everything else it
 * takes (the credentials) is filled in, and again after that changes. Never stands in the way.
 */
export function useFieldOptions(path: string, isWanted: boolean): FieldOptions {
  const { definition, stored, loadOptions } = useSchemaForm();
  const values = useWatch<SchemaFormValues, "config">({ name: "config" });
  const pickable = allFields(describeFields(definition.config))
    .filter(({ ui }) => "canList" in ui && ui.canList)
    .map((field) => field.path);
  const isComplete = Object.keys(configErrors(definition, values, stored)).every((wrong) =>
    pickable.includes(wrong),
  );
  const account = useSettled(JSON.stringify(withoutValues(values, pickable)));
  const query = useQuery({
    queryKey: ["connector-options", definition.id, path, account],
    enabled: isWanted && isComplete && loadOptions !== null,
    // The key holds what was typed: it goes as soon as nothing on the page needs it.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    queryFn: async () => {
      const config = submittedConfig(describeFields(definition.config), values);
      const answer = await loadOptions?.(path, config);
      if (!answer?.ok) throw new Error(answer?.error.text);
      return answer.value;
    },
  });
  return { options: query.data ?? [], message: messageOf(query, isComplete) };
}

function messageOf(
  query: { isFetching: boolean; error: Error | null; data?: FieldOption[] },
  isComplete: boolean,
): string | undefined {
  if (!isComplete) return "Fill in the fields above to choose from a list. Typing always works.";
  if (query.isFetching) return "Loading the list. Typing works meanwhile.";
  if (query.error) return `The list could not be loaded: ${query.error.message} Type the value.`;
  if (query.data?.length === 0) return "The account has nothing to choose from. Type the value.";
  return undefined;
}

const withoutValues = (values: ConfigValues, paths: readonly string[]): ConfigValues =>
  paths.reduce<ConfigValues>(
    (rest, path) => (valueAt(rest, path) === undefined ? rest : withValueAt(rest, path, "")),
    values,
  );

/** The value once it has not changed for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), settleMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
