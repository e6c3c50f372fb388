"use client";

import { channelNames, channels } from "@/lib/core/channel";
import type { StepOf } from "@/lib/flows/model/document";
import { purposeNames } from "@/lib/flows/nodes/otp-send/definition";
import { CheckField } from "./check-field";
import { ChoiceField } from "./choice-field";
import { optionsWithDefault } from "./connector-options";
import { type FieldsProps, usePanel } from "./panel-context";
import { TemplateOptions } from "./template-options";
import { chosenTemplate, TemplateText } from "./template-text";
import { UserDetails } from "./user-details";
import { ValueField } from "./value-field";

type Step = StepOf<"otp-send">;
type Config = Step["config"];

export function OtpSendFields({ step, onChange }: FieldsProps<Step>) {
  const { surroundings } = usePanel();
  const { config } = step;
  const { channel, purpose } = config;
  const set = (more: Partial<Config>) => onChange({ ...step, config: { ...config, ...more } });
  return (
    <>
      <ChoiceField
        path="config.purpose"
        label="Purpose"
        value={purpose}
        options={Object.entries(purposeNames).map(([value, label]) => ({ value, label }))}
        // Just listed from the table itself.
        onChange={(value) => set({ purpose: value as Config["purpose"] })}
      />
      <ChoiceField
        path="config.channel"
        label="Channel"
        value={channel}
        options={channels.map((value) => ({ value, label: channelNames[value] }))}
        onChange={(value) =>
          // A template belongs to one channel. The value was just listed from the channels.
          set({ channel: value as Config["channel"], templateId: null, templateOptions: {} })
        }
      />
      <ValueField
        path="config.to"
        label="To"
        help="Who signs in, and where the code goes."
        value={config.to}
        onChange={(to) => set({ to })}
      />
      <ChoiceField
        path="config.connectorId"
        label="Connector"
        value={config.connectorId ?? ""}
        placeholder="Connector is gone"
        options={optionsWithDefault(surroundings, channel)}
        onChange={(value) => set({ connectorId: value || null })}
      />
      <ChoiceField
        path="config.templateId"
        label="Template"
        value={config.templateId ?? ""}
        placeholder="Template is gone"
        options={[
          { value: "", label: `Default (${surroundings.defaults[channel].templateName})` },
          { value: "system", label: "System", description: "The built-in text" },
          ...surroundings.templates
            .filter((template) => template.channel === channel)
            .map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(value) => set({ templateId: value || null })}
      />
      <TemplateText config={config} />
      <TemplateOptions
        named={chosenTemplate(config, surroundings)?.optionKeys ?? []}
        options={config.templateOptions}
        onChange={(templateOptions) => set({ templateOptions })}
      />
      {(purpose === "sign_up" || purpose === "sign_up_or_in") && (
        <UserDetails details={config.details} onChange={(details) => set({ details })} />
      )}
      {purpose === "update" && (
        <CheckField
          path="config.addToLoginIds"
          label="Also a way to sign in"
          help="The new number or address becomes a login id of the user."
          value={config.addToLoginIds}
          onChange={(addToLoginIds) => set({ addToLoginIds })}
        />
      )}
    </>
  );
}
