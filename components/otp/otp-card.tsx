"use client";

import { useId, useState } from "react";
import type { StartTest } from "@/components/connectors/use-connector-test";
import { SaveProblem } from "@/components/forms/save-problem";
import type { TemplateActions } from "@/components/templates/template-actions";
import { TemplateField } from "@/components/templates/template-field";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Panel, PanelBody, PanelFooter, PanelHeader, PanelTitle } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { channelNames } from "@/lib/core/channel";
import { channelTrust } from "@/lib/otp/channel-trust";
import type { Country } from "@/lib/otp/countries";
import { describeChoice } from "@/lib/otp/describe-choice";
import type { OtpChannelView } from "@/lib/otp/get-otp";
import type { SendTestCodeInput } from "@/lib/otp/schema";
import { ChangeList } from "./change-list";
import { ConnectorField } from "./connector-field";
import { EnabledSwitch } from "./enabled-switch";
import { MinutesField } from "./minutes-field";
import { PolicySections, type SectionName } from "./policy-sections";
import { SendTestCode } from "./send-test-code";
import { type SaveOtpChannel, useOtpCard } from "./use-otp-card";

type OtpCardProps = {
  settings: OtpChannelView;
  countries: readonly Country[];
  projectName: string;
  /** Host of the console, where no domain is set. */
  domain: string;
  /** Hosts of the pages that may call the client API. */
  allowedHosts: readonly string[];
  canSave: boolean;
  save: SaveOtpChannel;
  templateActions: TemplateActions;
  projectSlug: string;
  /** null for those who may not send test codes. */
  sendTest: StartTest<SendTestCodeInput> | null;
};

/** How one-time passwords go out on one channel, how often and where to. */
export function OtpCard(props: OtpCardProps) {
  const { settings, countries, canSave, sendTest } = props;
  const { channel } = settings;
  const card = useOtpCard(settings, countries, props.save);
  const { draft, errors, change } = card;
  const titleId = useId();
  const [open, setOpen] = useState<readonly SectionName[]>([]);
  const connector = settings.connectors.find(({ id }) => id === draft.connectorId);
  const savedConnector = settings.connectors.find(({ id }) => id === settings.connectorId);
  const template = settings.templates.find(({ id }) => id === draft.templateId);
  const domain = errors["policy.domain"] ? "" : draft.domain.trim().toLowerCase();
  const areMinutesGood = errors.expiresInSeconds === undefined;

  return (
    <Panel aria-labelledby={titleId}>
      <form
        method="post"
        onSubmit={(event) => {
          event.preventDefault();
          if (card.isValid) card.submit();
          else event.currentTarget.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
        }}
      >
        <PanelHeader>
          <span className="flex items-center gap-2">
            <PanelTitle id={titleId}>{channelNames[channel]}</PanelTitle>
            <Badge>{channelTrust[channel].label}</Badge>
          </span>
          <EnabledSwitch
            channelName={channelNames[channel]}
            isEnabled={draft.isEnabled}
            isDisabled={!canSave}
            onChange={(isEnabled) => change({ isEnabled })}
          />
        </PanelHeader>
        <PanelBody className="flex flex-col gap-5">
          <p className="text-sm text-muted">{channelTrust[channel].text}</p>
          <ConnectorField
            connectors={settings.connectors}
            value={draft.connectorId}
            isDisabled={!canSave}
            error={errors.connectorId}
            onChange={(connectorId) => change({ connectorId })}
          />
          <TemplateField
            channel={channel}
            templates={settings.templates}
            value={draft.templateId}
            isDisabled={!canSave}
            error={errors.templateId}
            projectName={props.projectName}
            domain={domain || props.domain}
            webOtpDomain={channel === "sms" ? domain : ""}
            actions={props.templateActions}
            onChange={(templateId) => change({ templateId })}
          />
          <MinutesField
            value={draft.minutes}
            isDisabled={!canSave}
            isGood={areMinutesGood}
            onChange={(minutes) => change({ minutes })}
          />
          <PolicySections
            channel={channel}
            draft={draft}
            limits={card.limits}
            countries={countries}
            allowedHosts={props.allowedHosts}
            isDisabled={!canSave}
            errors={errors}
            open={open}
            onOpenChange={setOpen}
            onChange={change}
          />
          <p className="text-sm text-muted">
            {describeChoice({
              channel,
              isEnabled: draft.isEnabled,
              connectorName: connector?.name ?? "a connector that is gone",
              sender: connector?.state.isReady ? connector.state.sender : null,
              templateName: template?.name ?? null,
              expiresInMinutes: areMinutesGood
                ? Number(draft.minutes)
                : settings.expiresInSeconds / 60,
            })}
          </p>
          <ChangeList changes={card.changes} />
          <SaveProblem error={card.error} isBroken={card.isBroken} />
        </PanelBody>
        <PanelFooter className="justify-between">
          <div>
            {sendTest && savedConnector && (
              <SendTestCode
                channel={channel}
                projectSlug={props.projectSlug}
                connectorName={savedConnector.name}
                vendor={savedConnector.typeName}
                isUnsaved={card.isDirty}
                send={sendTest}
              />
            )}
          </div>
          {canSave && (
            <div className="flex gap-2">
              <Button
                variant="ghost"
                inactive={!card.isDirty || card.isPending}
                onClick={card.discard}
              >
                Discard
              </Button>
              <SubmitButton inactive={!card.isDirty} pending={card.isPending}>
                Save
              </SubmitButton>
            </div>
          )}
        </PanelFooter>
      </form>
    </Panel>
  );
}
