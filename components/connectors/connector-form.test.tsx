// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import {
  AppRouterContext,
  type AppRouterInstance,
} from "next/dist/shared/lib/app-router-context.shared-runtime";
import { afterEach, describe, expect, it } from "vitest";
import type { ConnectorView, SaveConnectorInput } from "@/lib/connectors/schema";
import { fail } from "@/lib/core/errors";
import { ok } from "@/lib/core/result";
import { accountSid, keySecret, otherAccountSid, twilioConfig } from "@/test/connectors";
import { ConnectorForm, type ConnectorFormProps } from "./connector-form";

const nothing = () => undefined;
const router: AppRouterInstance = {
  push: (href) => {
    pushed.push(href);
  },
  replace: nothing,
  back: nothing,
  forward: nothing,
  refresh: nothing,
  prefetch: nothing,
  bfcacheId: "test",
};
let pushed: string[] = [];
afterEach(() => {
  cleanup();
  pushed = [];
});

const untouched = twilioConfig({ auth: { ...twilioConfig().auth, keySecret: "" } });
const stored: ConnectorView = {
  id: "cn_000000000000000000000000",
  type: "twilio",
  name: "Twilio main",
  description: "",
  config: untouched,
  secrets: {
    "auth.keySecret": { endsIn: "4f2a", changedAt: "2026-11-01T10:00:00Z", changedByName: "Ada" },
  },
  lastTest: null,
  version: 3,
  createdAt: "2026-11-01T10:00:00Z",
  updatedAt: "2026-11-01T10:00:00Z",
  updatedByName: "Ada",
};

function open(props: Partial<ConnectorFormProps> = {}) {
  const saved: SaveConnectorInput[] = [];
  const element = (more: Partial<ConnectorFormProps>) => (
    <QueryClientProvider client={new QueryClient()}>
      <AppRouterContext value={router}>
        <ConnectorForm
          type="twilio"
          projectSlug="default"
          connector={null}
          prefill={null}
          save={async (input) => {
            saved.push(input);
            return ok({ connectorId: "cn_new", version: 1 });
          }}
          startTest={async () => fail("rate_limited", { retryAfterSeconds: 7 })}
          listOptions={async () => fail("provider_failed", { text: "Twilio refused." })}
          isTestAsked={false}
          {...props}
          {...more}
        />
      </AppRouterContext>
    </QueryClientProvider>
  );
  const view = render(element({}));
  return {
    saved,
    user: userEvent.setup(),
    again: (more: Partial<ConnectorFormProps>) => view.rerender(element(more)),
  };
}

const field = (name: string | RegExp) => screen.getByRole("textbox", { name });
const phone = () => screen.getByRole("combobox", { name: "Phone number" });
const press = (name: string) => screen.getByRole("button", { name });

describe("the form of a new connector", () => {
  it("lists what is wrong, takes the focus there and leads to each field", async () => {
    const { saved, user } = open();
    await user.click(press("Create"));
    const summary = await screen.findByRole("group", { name: "What needs another look" });
    expect(document.activeElement).toBe(summary);
    await user.click(screen.getByRole("link", { name: "API key SID" }));
    expect(document.activeElement).toBe(field("API key SID"));
    expect(saved).toEqual([]);
  });

  it("saves the chosen way only, once, and leads back to the list", async () => {
    const { saved, user } = open();
    await user.type(field("Connector name"), "Main");
    await user.type(field("Account SID"), accountSid);
    await user.type(field("API key SID"), `SK${"c3".repeat(16)}`);
    await user.type(screen.getByLabelText("API key secret"), keySecret);
    await user.click(screen.getByRole("radio", { name: "Auth token" }));
    await user.type(screen.getByLabelText("Auth token", { selector: "[type=password]" }), "unused");
    await user.click(screen.getByRole("radio", { name: "API key and secret" }));
    expect(screen.getByLabelText<HTMLInputElement>("API key secret").value).toBe(keySecret);
    await user.type(phone(), "+1 (415) 555-0100");
    await user.dblClick(press("Create"));
    await waitFor(() => expect(pushed).toEqual(["/p/default/connectors?created=cn_new"]));
    expect(saved).toEqual([
      expect.objectContaining({ name: "Main", config: twilioConfig(), connectorId: undefined }),
    ]);
  });

  it("writes a number in its international form and tells the country", async () => {
    const { user } = open();
    await user.type(phone(), "+44 (0) 7400 123456");
    await user.tab();
    expect(phone()).toHaveProperty("value", "+447400123456");
    expect(screen.getByText("+44 7400 123456 · United Kingdom")).toBeTruthy();
  });

  it("tells the limits of a sender that is no number", async () => {
    const { user } = open();
    await user.type(phone(), "ACME");
    expect(screen.getByText(/A sender ID: text messages only/)).toBeTruthy();
  });

  it("moves a value out of the wrong box, the toggle included", async () => {
    const { user } = open();
    await user.click(field("Account SID"));
    await user.paste(`MG${"d4".repeat(16)}`);
    expect(screen.getByText("This is a Messaging Service SID.")).toBeTruthy();
    await user.click(press("Move it there"));
    expect(screen.getByRole("radio", { name: "Messaging Service SID" })).toHaveProperty(
      "checked",
      true,
    );
    expect(screen.getByRole("combobox", { name: "Messaging Service SID" })).toHaveProperty(
      "value",
      `MG${"d4".repeat(16)}`,
    );
    expect(field("Account SID")).toHaveProperty("value", "");
  });

  it("opens no list over the line that names a value in the wrong box", async () => {
    const { user } = open();
    await user.click(phone());
    expect(screen.getByText(/^Fill in the fields above/)).toBeDefined();
    await user.keyboard(`MG${"d4".repeat(16)}`);
    expect(screen.getByRole("button", { name: "Move it there" })).toBeDefined();
    expect(screen.queryByText(/^Fill in the fields above/)).toBeNull();
    expect(phone().getAttribute("aria-expanded")).toBe("false");
  });

  it("says when the next test may start", async () => {
    const { user } = open({ prefill: { ...stored, config: twilioConfig() } });
    await user.click(press("Test"));
    expect(await screen.findByText(/Try again in 7 seconds/)).toBeTruthy();
  });
});

describe("the form of a saved connector", () => {
  it("tells of a secret without having it, and keeps it when untouched", async () => {
    const { saved, user } = open({ connector: stored });
    expect(screen.getByText("4f2a")).toBeTruthy();
    await user.type(field("Connector name"), " two");
    await user.click(press("Save"));
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0]).toMatchObject({
      expectedVersion: 3,
      name: "Twilio main two",
      config: untouched,
    });
  });

  it("asks for the secret again once it would go to another account", async () => {
    const { saved, user } = open({ connector: stored });
    await user.clear(field("Account SID"));
    await user.type(field("Account SID"), otherAccountSid);
    expect(
      screen.getByText("Enter it again: the stored value was for another Account SID."),
    ).toBeTruthy();
    await user.click(press("Save"));
    await screen.findByRole("group", { name: "What needs another look" });
    expect(saved).toEqual([]);
  });

  it("goes back to the stored secret when replacing it was a mistake", async () => {
    const { user } = open({ connector: stored });
    await user.click(press("Replace API key secret"));
    await user.type(screen.getByLabelText("API key secret"), "oops");
    await user.click(press("Keep stored"));
    expect(screen.getByText("4f2a")).toBeTruthy();
  });

  it("tells who saved first, keeps what was typed, and saves over it when asked to", async () => {
    const versions: (number | undefined)[] = [];
    const save: ConnectorFormProps["save"] = async ({ expectedVersion }) => {
      versions.push(expectedVersion);
      return expectedVersion === 3
        ? fail("changed_meanwhile", { changed: { byName: "Grace", at: "2026-11-22T10:00:00Z" } })
        : ok({ connectorId: stored.id, version: 5 });
    };
    const { user, again } = open({ connector: stored, save });
    await user.type(field("Connector name"), " mine");
    await user.click(press("Save"));
    await screen.findByText(/Grace saved this connector/);
    again({ connector: { ...stored, version: 4, name: "Grace's name" }, save });
    expect(screen.getByText("Grace's name")).toBeTruthy();
    expect(field("Connector name")).toHaveProperty("value", "Twilio main mine");
    await user.click(press("Save mine over it"));
    await waitFor(() => expect(versions).toEqual([3, 4]));
  });

  it("only shows to those who may not save", () => {
    open({ connector: stored, save: null, startTest: null, listOptions: null });
    expect(screen.queryByRole("button", { name: "Save" })).toBeNull();
    expect(field("Account SID")).toHaveProperty("readOnly", true);
    expect(press("Test")).toHaveProperty("disabled", true);
  });
});
