"use client";

import { useMutation } from "@tanstack/react-query";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { useForm, useFormState, useWatch } from "react-hook-form";
import { initialConfig, submittedConfig } from "@/components/forms/form-values";
import type { SchemaFormValues } from "@/components/forms/use-setting";
import { useUnsavedGuard } from "@/components/shell/use-unsaved-guard";
import { toast } from "@/components/ui/toast-store";
import { type ConnectorDefinition, describeFields } from "@/lib/connectors/kit/define";
import type { ConnectorView, SaveConnectorInput } from "@/lib/connectors/schema";
import type { AppError } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import { summaryEntries } from "./form-entries";
import { formResolver } from "./form-resolver";

export type SaveConnector = (
  input: SaveConnectorInput,
) => Promise<Result<{ connectorId: string; version: number }, AppError>>;

export type Prefill = Pick<ConnectorView, "name" | "description" | "config">;

type Conflict = { byName: string; at: string };

/** The state of a connector's form and the ways it is saved. */
export function useConnectorForm({
  definition,
  projectSlug,
  connector,
  prefill,
  save,
}: {
  definition: ConnectorDefinition;
  projectSlug: string;
  connector: ConnectorView | null;
  prefill: Prefill | null;
  save: SaveConnector | null;
}) {
  const router = useRouter();
  const fields = describeFields(definition.config);
  // What the form was opened with; `connector` follows the server.
  const [base, setBase] = useState(connector);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [isLeaving, setLeaving] = useState(false);
  const savedVersion = useRef<number | null>(null);

  const valuesOf = (from: Prefill | null): SchemaFormValues => ({
    name: from?.name ?? "",
    description: from?.description ?? "",
    config: initialConfig(fields, from?.config),
  });
  const stored = base && { config: base.config, secretPaths: Object.keys(base.secrets) };
  const form = useForm<SchemaFormValues>({
    resolver: formResolver(definition, stored),
    defaultValues: valuesOf(base ?? prefill),
    // The summary takes the focus and leads to each field.
    shouldFocusError: false,
  });
  const { errors, isDirty, dirtyFields } = useFormState({ control: form.control });
  const values = useWatch({ control: form.control });
  useUnsavedGuard(isDirty && !isLeaving && save !== null);

  const current: SchemaFormValues = {
    name: values.name ?? "",
    description: values.description ?? "",
    config: values.config ?? {},
  };
  const config = submittedConfig(fields, current.config);

  function startFrom(next: ConnectorView) {
    setBase(next);
    setConflict(null);
    setProblem(null);
    form.reset(valuesOf(next));
  }

  // After a save the server sends the connector as it is now, with the new secrets told of.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a connector that came anew counts.
  useEffect(() => {
    if (!connector || connector.version !== savedVersion.current) return;
    savedVersion.current = null;
    startFrom(connector);
  }, [connector]);

  /** Puts the server's sentences under their fields and leads to them. */
  function showErrors(found: Record<string, string>) {
    // A field of this form, named by its own server.
    for (const [name, message] of Object.entries(found))
      form.setError(name as keyof SchemaFormValues, { type: "server", message });
    setAttempt((count) => count + 1);
  }

  const saving = useMutation({
    mutationFn: async (input: SaveConnectorInput) => save?.(input),
    onMutate: () => setProblem(null),
    onError: () =>
      setProblem("The server could not be reached. Nothing is lost: try again in a moment."),
    onSuccess: (result, input) => {
      if (!result) return;
      if (result.ok && !input.connectorId) {
        setLeaving(true);
        router.push(`/p/${projectSlug}/connectors?created=${result.value.connectorId}` as Route);
        return;
      }
      if (result.ok) {
        savedVersion.current = result.value.version;
        toast({ tone: "success", title: "Connector saved" });
        return;
      }
      const { code, changed, fields: found, text, requestId } = result.error;
      if (code === "changed_meanwhile") {
        setConflict(changed ?? { byName: "Somebody", at: new Date().toISOString() });
        router.refresh();
      } else if (found) showErrors(found);
      else setProblem(requestId ? `${text} Request ${requestId}.` : text);
    },
  });

  /** `over` is the version to replace: another than the opened one only where a person chose so. */
  const submit = (testId: string | undefined, over = base?.version) =>
    form.handleSubmit(
      (valid) =>
        saving.mutateAsync({
          connectorId: base?.id,
          expectedVersion: over,
          type: definition.id,
          name: valid.name,
          description: valid.description,
          config: submittedConfig(fields, valid.config),
          testId,
        }),
      () => setAttempt((count) => count + 1),
    );

  return {
    form,
    base,
    stored,
    current,
    config,
    isConfigDirty: dirtyFields.config !== undefined,
    entries: summaryEntries(errors, definition),
    attempt,
    problem,
    conflict,
    /** The version that somebody else saved, once it is here. */
    theirs: conflict && connector && connector.version !== base?.version ? connector : null,
    isSaving: saving.isPending || isLeaving,
    submit,
    startFrom,
    showErrors,
    /** True when the settings can be tested; leads to what is wrong otherwise. */
    checkConfig: async () => {
      const isValid = await form.trigger("config");
      if (!isValid) setAttempt((count) => count + 1);
      return isValid;
    },
  };
}
