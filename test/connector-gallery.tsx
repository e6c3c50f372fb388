import { render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { PathParamsContext } from "next/dist/shared/lib/hooks-client-context.shared-runtime";
import {
  ConnectorGallery,
  type ConnectorGalleryProps,
} from "@/components/connectors/connector-gallery";
import type { GalleryConnector, GalleryType } from "@/components/connectors/gallery-model";
import { Providers } from "@/components/shell/providers";
import { ok } from "@/lib/core/result";

const type = (
  id: string,
  name: string,
  category: GalleryType["category"],
  capabilities: GalleryType["capabilities"],
): GalleryType => ({
  id,
  name,
  summary: `${name} for your messages.`,
  category,
  capabilities,
  keywords: [],
  icon: { strokes: ["M0 0h1"] },
});

const types = [
  type("twilio", "Twilio", "messaging", ["sms", "voice"]),
  type("smtp", "SMTP", "email", ["email"]),
  type("http", "HTTP gateway", "http", ["sms", "voice", "email"]),
  type("sandbox", "Sandbox", "testing", ["sms", "voice", "email"]),
];

const ready = { isReady: true, sender: null } as const;
export const connector = (
  id: string,
  typeId: string,
  name: string,
  more: Partial<GalleryConnector> = {},
): GalleryConnector => ({
  id,
  type: typeId,
  name,
  description: "",
  channels: [{ channel: "sms", state: ready }],
  lastTest: null,
  ...more,
});

const connectors = [
  connector("cn_a", "smtp", "Mail of the house", {
    channels: [{ channel: "email", state: ready }],
  }),
  connector("cn_b", "twilio", "Main line", {
    channels: [
      { channel: "sms", state: ready },
      { channel: "voice", state: { isReady: false, reason: "It has no number for calls." } },
    ],
    lastTest: { id: "ct_1", state: "failed", problems: 2, finishedAt: "2026-11-01T10:00:00.000Z" },
  }),
  connector("cn_c", "sandbox", "Playground"),
];

const uses: ConnectorGalleryProps["uses"] = {
  cn_b: [{ kind: "otp", label: "One-time passwords by SMS", path: "otp", channel: "sms" }],
};

/** Draws the page with three connectors and four types, or what `more` says instead. */
export function showGallery(more: Partial<ConnectorGalleryProps> = {}) {
  const user = userEvent.setup();
  const gallery = (props: Partial<ConnectorGalleryProps>) => (
    <Providers>
      <PathParamsContext value={{ project: "default" }}>
        <ConnectorGallery
          projectSlug="default"
          types={types}
          connectors={connectors}
          uses={uses}
          rights={{ canSave: true, canTest: true, canDelete: true }}
          address=""
          removeConnector={async () => ok(null)}
          replaceConnector={async () => ok(null)}
          {...props}
        />
      </PathParamsContext>
    </Providers>
  );
  const { rerender } = render(gallery(more));
  return { user, rerender: (next: Partial<ConnectorGalleryProps>) => rerender(gallery(next)) };
}

/** The part of the page with this heading. */
export const part = (name: RegExp) => screen.getByRole("region", { name });
