"use client";

import { SpokenPreview } from "@/components/templates/spoken-preview";
import { channelNames, channels } from "@/lib/core/channel";
import type { StepOf } from "@/lib/flows/model/document";
import { connectorResults, valueKey } from "@/lib/flows/model/values";
import { countSegments } from "@/lib/templates/segments";
import { CheckField } from "./check-field";
import { ChoiceField } from "./choice-field";
import { connectorOptions } from "./connector-options";
import { type FieldsProps, usePanel } from "./panel-context";
import { PlainField } from "./plain-field";
import { ValueField } from "./value-field";

type Step = StepOf<"message">;
type Config = Step["config"];

export function MessageFields({ step, onChange }: FieldsProps<Step>) {
  const { surroundings } = usePanel();
  const { config } = step;
  const { channel, content, contextKey, isAsync } = config;
  const set = (more: Partial<Config>) => onChange({ ...step, config: { ...config, ...more } });
  return (
    <>
      <ChoiceField
        path="config.channel"
        label="Channel"
        value={channel}
        options={channels.map((value) => ({ value, label: channelNames[value] }))}
        // Just listed from the channels.
        onChange={(value) => set({ channel: value as Config["channel"] })}
      />
      <ChoiceField
        path="config.connectorId"
        label="Connector"
        value={config.connectorId}
        placeholder="Connector is gone"
        options={connectorOptions(surroundings, channel)}
        onChange={(connectorId) => set({ connectorId })}
      />
      <ValueField
        path="config.to"
        label="To"
        help="Who the message or call should be sent to."
        placeholder={channel === "email" ? "{{user.email}}" : "{{user.phone}}"}
        value={config.to}
        onChange={(to) => set({ to })}
      />
      {channel === "email" && (
        <ValueField
          path="config.subject"
          label="Subject"
          max={200}
          value={config.subject}
          onChange={(subject) => set({ subject })}
        />
      )}
      <ValueField
        path="config.content"
        label={channel === "voice" ? "Call content" : "Message content"}
        help={channel === "voice" ? "What the call says." : undefined}
        rows={4}
        max={1_600}
        value={content}
        onChange={(next) => set({ content: next })}
      />
      {channel === "sms" && <SegmentLine text={content} />}
      {channel === "voice" && content !== "" && (
        <div className="-mt-3 pb-4">
          <SpokenPreview script={[{ say: content }]} />
        </div>
      )}
      {channel === "voice" && (
        <PlainField
          path="config.language"
          label="Language of the call"
          help="A tag such as en-US; empty for the connector's own."
          isOptional
          mono
          max={20}
          value={config.language ?? ""}
          onChange={(language) => set({ language: language.trim() || null })}
        />
      )}
      <CheckField
        path="config.isAsync"
        label="Run asynchronously"
        help="The flow goes on at once. Whether the message went out is not known to later steps."
        value={isAsync}
        onChange={(next) => set({ isAsync: next })}
      />
      {!isAsync && (
        <>
          <PlainField
            path="config.contextKey"
            label="Context key"
            help="Later steps find the answer under it."
            isOptional
            mono
            max={40}
            value={contextKey}
            onChange={(key) => set({ contextKey: key })}
          />
          {valueKey.test(contextKey) && (
            <ul className="pb-4 text-sm text-muted">
              {Object.entries(connectorResults).map(([name, meaning]) => (
                <li key={name} className="wrap-anywhere">
                  <code className="font-mono text-text">{`{{connectors.${contextKey}.${name}}}`}</code>{" "}
                  {meaning}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </>
  );
}

/** What carriers count for the text as it stands; values may make it longer. */
function SegmentLine({ text }: { text: string }) {
  const { segments, used, room, encoding } = countSegments(text);
  return (
    <p role="status" className="-mt-3 pb-4 text-sm text-muted tabular-nums">
      {segments} {segments === 1 ? "segment" : "segments"}, {used} of {room} characters, {encoding},
      without values
    </p>
  );
}
