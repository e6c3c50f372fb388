"use client";

import type { Route } from "next";
import { useEffect, useRef } from "react";
import { FormProvider } from "react-hook-form";
import { ErrorSummary } from "@/components/forms/error-summary";
import { SchemaFields } from "@/components/forms/schema-fields";
import { SchemaFormProvider } from "@/components/forms/schema-form-context";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import { SubmitButton } from "@/components/ui/submit-button";
import { describeFields } from "@/lib/connectors/kit/define";
import type { FieldOption } from "@/lib/connectors/kit/server-half";
import { findDefinition } from "@/lib/connectors/registry";
import type { ConnectorView, ListFieldOptionsInput } from "@/lib/connectors/schema";
import type { AppError } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import { ConflictCallout } from "./conflict-callout";
import { ConnectorTest } from "./connector-test";
import { formDifferences } from "./form-differences";
import { IdentityFields } from "./identity-fields";
import { type Prefill, type SaveConnector, useConnectorForm } from "./use-connector-form";
import { type StartTest, useConnectorTest } from "./use-connector-test";

type ListOptions = (input: ListFieldOptionsInput) => Promise<Result<FieldOption[], AppError>>;

export type ConnectorFormProps = {
  type: string;
  projectSlug: string;
  /** The connector to edit; null for a new one. */
  connector: ConnectorView | null;
  /** What a new form starts with: a copy of another connector, without its secrets. */
  prefill: Prefill | null;
  /** null where this person may not save: the form then only shows. */
  save: SaveConnector | null;
  /** null where this person may not test. */
  startTest: StartTest | null;
  /** null where this person may not list what the account has. */
  listOptions: ListOptions | null;
  /** Starts a test as soon as the page is there. */
  isTestAsked: boolean;
};

/** Form and Test Results of one connector, new or saved. */
export function ConnectorForm(props: ConnectorFormProps) {
  const { type, projectSlug, connector, save, startTest, listOptions } = props;
  const definition = findDefinition(type);
  if (!definition) throw new Error(`There is no connector type "${type}".`);
  const state = useConnectorForm({ ...props, definition });
  const { form, base, stored, config, current, conflict, theirs } = state;
  const test = useConnectorTest({
    startTest,
    projectSlug,
    lastTest: connector?.lastTest ?? null,
    baseVersion: base?.version ?? 0,
  });
  const formElement = useRef<HTMLFormElement>(null);
  const snapshot = JSON.stringify(config);
  const testId = test.snapshot === snapshot ? (test.testId ?? undefined) : undefined;

  useEffect(() => {
    if (!save) return;
    function saveByKey(event: KeyboardEvent) {
      if (event.key !== "s" || !(event.metaKey || event.ctrlKey) || event.altKey) return;
      event.preventDefault();
      formElement.current?.requestSubmit();
    }
    window.addEventListener("keydown", saveByKey);
    return () => window.removeEventListener("keydown", saveByKey);
  }, [save]);

  return (
    <FormProvider {...form}>
      <SchemaFormProvider
        setting={{
          definition,
          stored,
          secrets: base?.secrets ?? {},
          loadOptions:
            listOptions &&
            ((path, draft) => listOptions({ connectorId: base?.id, type, path, config: draft })),
          isReadOnly: save === null,
        }}
      >
        <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,var(--container-form))_minmax(19rem,1fr)]">
          <form
            ref={formElement}
            method="post"
            noValidate
            aria-label={base ? base.name : `New ${definition.name} connector`}
            className="max-w-form min-w-0"
            onSubmit={state.submit(testId)}
          >
            <ErrorSummary entries={state.entries} attempt={state.attempt} />
            {conflict && (
              <ConflictCallout
                {...conflict}
                differences={theirs && formDifferences(definition, current, theirs)}
                onTakeTheirs={() => theirs && state.startFrom(theirs)}
                onSaveMine={() => theirs && state.submit(testId, theirs.version)()}
                isSaving={state.isSaving}
              />
            )}
            <IdentityFields />
            <SchemaFields key={base?.version} fields={describeFields(definition.config)} />
            {state.problem && (
              <Callout tone="danger" role="alert" className="mb-4">
                {state.problem}
              </Callout>
            )}
            {save && (
              <div className="flex justify-end gap-2 border-t pt-4">
                <LinkButton href={`/p/${projectSlug}/connectors` as Route}>Cancel</LinkButton>
                <SubmitButton pending={state.isSaving}>{base ? "Save" : "Create"}</SubmitButton>
              </div>
            )}
          </form>
          <ConnectorTest
            definition={definition}
            state={state}
            test={test}
            snapshot={snapshot}
            canTest={startTest !== null}
            isTestAsked={props.isTestAsked}
          />
        </div>
      </SchemaFormProvider>
    </FormProvider>
  );
}
