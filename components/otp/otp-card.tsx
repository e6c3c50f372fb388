"use client";

import { useMutation } from "@tanstack/react-query";
import { type RefObject, useId, useRef, useState } from "react";
import type { StartTest } from "@/components/connectors/use-connector-test";
import { useUnsavedGuard } from "@/components/shell/use-unsaved-guard";
import type { TemplateActions } from "@/components/templates/template-actions";
import { TemplateField } from "@/components/templates/template-field";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field, FieldError, FieldHelp, FieldLabel } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Panel, PanelBody, PanelFooter, PanelHeader, PanelTitle } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { Switch } from "@/components/ui/switch";
import { toast } from "@/components/ui/toast-store";
import { channelNames } from "@/lib/core/channel";
import type { AppError } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import { describeChoice } from "@/lib/otp/describe-choice";
import type { OtpChannelView } from "@/lib/otp/get-otp";
import { expiryMinutes, type SaveOtpChannelInput, type SendTestCodeInput } from "@/lib/otp/schema";
import { ConnectorField } from "./connector-field";
import { SendTestCode } from "./send-test-code";

type SaveOtpChannel = (
  input: SaveOtpChannelInput,
) => Promise<Result<{ version: number }, AppError>>;

type OtpCardProps = {
  settings: OtpChannelView;
  projectName: string;
  domain: string;
  canSave: boolean;
  save: SaveOtpChannel;
  templateActions: TemplateActions;
  projectSlug: string;
  /** null for those who may not send test codes. */
  sendTest: StartTest<SendTestCodeInput> | null;
};

type Draft = {
  isEnabled: boolean;
  connectorId: string;
  templateId: string | null;
  minutes: string;
};

const draftOf = (settings: OtpChannelView): Draft => ({
  isEnabled: settings.isEnabled,
  connectorId: settings.connectorId,
  templateId: settings.templateId,
  minutes: String(settings.expiresInSeconds / 60),
});

const isSame = (a: Draft, b: Draft) =>
  a.isEnabled === b.isEnabled &&
  a.connectorId === b.connectorId &&
  a.templateId === b.templateId &&
  a.minutes === b.minutes;

/** How one-time passwords go out on one channel: connector, template, expiration. */
export function OtpCard(props: OtpCardProps) {
  const { settings, canSave, save, sendTest } = props;
  const [saved, setSaved] = useState(settings);
  const [draft, setDraft] = useState(() => draftOf(settings));
  // A save elsewhere renders the page anew; what was typed here stays, with the new version under it.
  if (saved.version !== settings.version) {
    setSaved(settings);
    if (isSame(draft, draftOf(saved))) setDraft(draftOf(settings));
  }
  const titleId = useId();
  const minutesField = useRef<HTMLInputElement>(null);
  const minutes = Number(draft.minutes);
  const areMinutesGood =
    Number.isInteger(minutes) && minutes >= expiryMinutes.min && minutes <= expiryMinutes.max;
  const isDirty = !isSame(draft, draftOf(settings));
  useUnsavedGuard(isDirty);
  const mutation = useMutation({
    mutationFn: () =>
      save({
        channel: settings.channel,
        isEnabled: draft.isEnabled,
        connectorId: draft.connectorId,
        templateId: draft.templateId,
        expiresInSeconds: minutes * 60,
        policy: settings.policy,
        expectedVersion: settings.version,
      }),
    onSuccess: (result) => {
      if (result.ok) toast({ tone: "success", title: `${channelNames[settings.channel]} saved` });
    },
  });
  const error = mutation.data && !mutation.data.ok ? mutation.data.error : null;
  const change = (part: Partial<Draft>) => {
    setDraft({ ...draft, ...part });
    mutation.reset();
  };
  const connector = settings.connectors.find(({ id }) => id === draft.connectorId);
  const savedConnector = settings.connectors.find(({ id }) => id === settings.connectorId);
  const template = settings.templates.find(({ id }) => id === draft.templateId);

  return (
    <Panel aria-labelledby={titleId}>
      <form
        method="post"
        onSubmit={(event) => {
          event.preventDefault();
          if (!areMinutesGood)
            event.currentTarget.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
          else if (!mutation.isPending) mutation.mutate();
        }}
      >
        <PanelHeader>
          <PanelTitle id={titleId}>{channelNames[settings.channel]}</PanelTitle>
          <EnabledSwitch
            channelName={channelNames[settings.channel]}
            isEnabled={draft.isEnabled}
            isDisabled={!canSave}
            onChange={(isEnabled) => change({ isEnabled })}
          />
        </PanelHeader>
        <PanelBody className="flex flex-col gap-5">
          <ConnectorField
            connectors={settings.connectors}
            value={draft.connectorId}
            isDisabled={!canSave}
            error={error?.fields?.connectorId}
            onChange={(connectorId) => change({ connectorId })}
          />
          <TemplateField
            channel={settings.channel}
            templates={settings.templates}
            value={draft.templateId}
            isDisabled={!canSave}
            error={error?.fields?.templateId}
            projectName={props.projectName}
            domain={props.domain}
            actions={props.templateActions}
            onChange={(templateId) => change({ templateId })}
          />
          <MinutesField
            field={minutesField}
            value={draft.minutes}
            isDisabled={!canSave}
            isGood={areMinutesGood}
            onChange={(text) => change({ minutes: text })}
          />
          <p className="text-sm text-muted">
            {describeChoice({
              channel: settings.channel,
              isEnabled: draft.isEnabled,
              connectorName: connector?.name ?? "a connector that is gone",
              sender: connector?.state.isReady ? connector.state.sender : null,
              templateName: template?.name ?? null,
              expiresInMinutes: areMinutesGood ? minutes : settings.expiresInSeconds / 60,
            })}
          </p>
          <SaveProblem error={error} isBroken={mutation.isError} />
        </PanelBody>
        <PanelFooter className="justify-between">
          <div>
            {sendTest && savedConnector && (
              <SendTestCode
                channel={settings.channel}
                projectSlug={props.projectSlug}
                connectorName={savedConnector.name}
                vendor={savedConnector.typeName}
                isUnsaved={isDirty}
                send={sendTest}
              />
            )}
          </div>
          {canSave && (
            <div className="flex gap-2">
              <Button
                variant="ghost"
                inactive={!isDirty || mutation.isPending}
                onClick={() => change(draftOf(settings))}
              >
                Discard
              </Button>
              <SubmitButton inactive={!isDirty} pending={mutation.isPending}>
                Save
              </SubmitButton>
            </div>
          )}
        </PanelFooter>
      </form>
    </Panel>
  );
}

type EnabledSwitchProps = {
  channelName: string;
  isEnabled: boolean;
  isDisabled: boolean;
  onChange: (isEnabled: boolean) => void;
};

function EnabledSwitch({ channelName, isEnabled, isDisabled, onChange }: EnabledSwitchProps) {
  const id = useId();
  return (
    <span className="flex items-center gap-2 text-sm">
      <label htmlFor={id}>
        Enabled in API and SDK<span className="sr-only"> for {channelName}</span>
      </label>
      <Switch id={id} checked={isEnabled} disabled={isDisabled} onCheckedChange={onChange} />
    </span>
  );
}

type MinutesFieldProps = {
  field: RefObject<HTMLInputElement | null>;
  value: string;
  isDisabled: boolean;
  isGood: boolean;
  onChange: (text: string) => void;
};

function MinutesField({ field, value, isDisabled, isGood, onChange }: MinutesFieldProps) {
  const id = useId();
  const range = `from ${expiryMinutes.min} to ${expiryMinutes.max}`;
  return (
    <Field>
      <FieldLabel htmlFor={id}>Expires in</FieldLabel>
      <div className="flex items-center gap-2">
        <Input
          ref={field}
          id={id}
          inputMode="numeric"
          className="w-20 text-right tabular-nums"
          value={value}
          disabled={isDisabled}
          aria-invalid={!isGood}
          aria-describedby={`${id}-unit ${id}-below`}
          onChange={(event) => onChange(event.target.value)}
        />
        <span id={`${id}-unit`}>minutes</span>
      </div>
      <div id={`${id}-below`} className="min-h-5">
        <FieldError className="mt-0">{!isGood && `Give whole minutes ${range}.`}</FieldError>
        {isGood && <FieldHelp>Whole minutes {range}.</FieldHelp>}
      </div>
    </Field>
  );
}

function SaveProblem({ error, isBroken }: { error: AppError | null; isBroken: boolean }) {
  if (isBroken)
    return (
      <Callout tone="danger" role="alert" title="Not saved">
        Patchbay did not answer. What you changed is still here; try again.
      </Callout>
    );
  if (!error) return null;
  if (error.code === "changed_meanwhile")
    return (
      <Callout
        tone="warning"
        role="alert"
        title={error.text}
        actions={<Button onClick={() => window.location.reload()}>Show what is saved now</Button>}
      >
        Nothing of yours was saved over it.
      </Callout>
    );
  return (
    <Callout tone="danger" role="alert" title="Not saved">
      {error.text}
      {error.requestId && ` Request ${error.requestId}.`}
    </Callout>
  );
}
