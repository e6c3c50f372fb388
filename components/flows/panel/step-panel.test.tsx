// @vitest-environment happy-dom
import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { type FlowStep, flowDocument, formatName } from "@/lib/flows/model/document";
import type { Finding } from "@/lib/flows/model/finding";
import { portsOf } from "@/lib/flows/model/ports";
import type { FlowSurroundings } from "@/lib/flows/model/surroundings";
import { StepPanel } from "./step-panel";

afterEach(cleanup);

const twilioId = "cn_000000000000000000000001";
const at = { x: 0, y: 0 };

const surroundings: FlowSurroundings = {
  connectors: [
    {
      id: twilioId,
      name: "Twilio main",
      type: "twilio",
      typeName: "Twilio",
      channels: [
        { channel: "sms", reason: null },
        { channel: "voice", reason: "It has no number for calls." },
      ],
      isTroubled: false,
    },
    {
      id: "cn_000000000000000000000002",
      name: "Mail",
      type: "smtp",
      typeName: "SMTP",
      channels: [{ channel: "email", reason: null }],
      isTroubled: true,
    },
  ],
  templates: [
    {
      id: "tp_000000000000000000000001",
      name: "Team",
      channel: "sms",
      text: "{{code}} for team {{options_team}}",
      optionKeys: ["team"],
    },
  ],
  errorCodes: { twilio: [{ code: "21610", meaning: "The recipient has opted out." }], smtp: [] },
  defaults: {
    sms: {
      connectorId: twilioId,
      connectorName: "Twilio main",
      templateId: null,
      templateName: "System",
    },
    voice: {
      connectorId: twilioId,
      connectorName: "Twilio main",
      templateId: null,
      templateName: "System",
    },
    email: { connectorId: "", connectorName: "Mail", templateId: null, templateName: "System" },
  },
  flows: [],
  projectName: "Acme",
};

const document = flowDocument.parse({
  format: formatName,
  steps: {
    start: { kind: "start", name: "Start", at, to: { next: "ask" }, config: {} },
    ask: {
      kind: "screen",
      name: "Ask",
      at,
      to: { submit: "send" },
      config: {
        fields: [{ kind: "phone", key: "phone" }],
        buttons: [{ id: "submit", label: "Go on" }],
      },
    },
    send: {
      kind: "otp-send",
      name: "Sign Up or In / OTP / SMS",
      at,
      to: { sent: "branch" },
      config: { purpose: "sign_up_or_in", channel: "sms", to: "{{form.phone}}" },
    },
    branch: {
      kind: "condition",
      name: "Which",
      at,
      to: { first: "done" },
      config: {
        rules: [
          { id: "first", name: "First", tests: [{ left: "{{form.phone}}", operator: "empty" }] },
          { id: "second", name: "Second", tests: [{ left: "{{now}}", operator: "not-empty" }] },
        ],
      },
    },
    note: {
      kind: "message",
      name: "Note",
      at,
      config: { connectorId: twilioId, channel: "sms" },
    },
    done: { kind: "end", name: "Done", at, config: { result: "success" } },
  },
});

/** The panel over a step that takes its changes; `last` is the step as it was left. */
function show(stepId: string, findings: Finding[] = [], changed: Partial<FlowStep> = {}) {
  const first = document.steps[stepId];
  if (!first) throw new Error(`no step ${stepId}`);
  // The changes are of parts that all kinds have.
  const state = { last: { ...first, ...changed } as FlowStep };
  const calls = { onDone: vi.fn(), onSelectStep: vi.fn(), onDelete: vi.fn() };
  function Held() {
    const [step, setStep] = useState(state.last);
    return (
      <StepPanel
        stepId={stepId}
        step={step}
        document={{ ...document, steps: { ...document.steps, [stepId]: step } }}
        surroundings={surroundings}
        findings={findings}
        isReadOnly={false}
        onChange={(next) => {
          state.last = next;
          setStep(next);
        }}
        {...calls}
      />
    );
  }
  render(<Held />);
  return { user: userEvent.setup(), state, ...calls };
}

const configOf = <Kind extends FlowStep["kind"]>(step: FlowStep, kind: Kind) => {
  if (step.kind !== kind) throw new Error(`${step.kind} is no ${kind}`);
  // Just compared.
  return step.config as Extract<FlowStep, { kind: Kind }>["config"];
};

it.each(Object.keys(document.steps))("shows the step %s without a change", (id) => {
  const { state } = show(id);
  expect(screen.getByLabelText("Step name")).toHaveProperty("value", document.steps[id]?.name);
  expect(state.last).toEqual(document.steps[id]);
});

it("overrides the connector of a step, and greys the one that cannot send, with the reason", async () => {
  const { user, state } = show("send");
  await user.click(screen.getByRole("combobox", { name: /^Connector/ }));
  const mail = screen.getByRole("option", { name: /^Mail/ });
  expect(mail.getAttribute("aria-disabled")).toBe("true");
  expect(mail.textContent).toContain("SMTP does not send by SMS.");
  await user.click(mail);
  expect(configOf(state.last, "otp-send").connectorId).toBeNull();
  await user.click(screen.getByRole("option", { name: /^Twilio main/ }));
  expect(configOf(state.last, "otp-send").connectorId).toBe(twilioId);
});

it("completes values from the keyboard, and closes its list before the panel", async () => {
  const { user, state, onDone } = show("note");
  const to = screen.getByLabelText("To");
  await user.click(to);
  await user.keyboard("{{{{user.pho");
  await user.keyboard("{Escape}");
  expect(onDone).not.toHaveBeenCalled();
  await user.keyboard("n{Enter}");
  expect(configOf(state.last, "message").to).toBe("{{user.phone}}");
  expect(onDone).not.toHaveBeenCalled();
  await user.keyboard("{Enter}");
  expect(onDone).toHaveBeenCalledOnce();
});

it("says which values nothing before the step sets", async () => {
  const { user } = show("note");
  await user.click(screen.getByLabelText("Message content"));
  await user.paste("Hello {{form.colour}}");
  expect(screen.getByText(/not known before this step/).textContent).toContain("{{form.colour}}");
});

it("gives a refusal its own branch, connects it, and takes both back", async () => {
  const { user, state, onDone, onSelectStep } = show("send");
  const label = "SMS blocked by provider";
  const choose = async (mode: string) => {
    await user.click(screen.getByRole("combobox", { name: `At ${label}` }));
    await user.click(screen.getByRole("option", { name: new RegExp(`^${mode}`) }));
  };
  await choose("Ignore");
  // It is off, so its list stays open; Escape closes that and nothing else.
  expect(state.last.errors).toEqual({});
  await user.keyboard("{Escape}");
  expect(onDone).not.toHaveBeenCalled();
  await choose("Own branch");
  expect(portsOf(state.last)).toContainEqual({
    id: "error.blocked_by_provider",
    label,
    kind: "error",
  });
  await user.click(screen.getByRole("combobox", { name: `${label} leads to` }));
  await user.click(screen.getByRole("option", { name: /^Done/ }));
  expect(state.last.to).toMatchObject({ "error.blocked_by_provider": "done" });
  await user.click(screen.getByRole("button", { name: "Go to" }));
  expect(onSelectStep).toHaveBeenCalledWith("done");
  await choose("Automatic, own text");
  expect(state.last.to).toEqual({ sent: "branch" });
  await user.type(screen.getByLabelText(/Text for the end user/), "Try later");
  expect(state.last.errors.blocked_by_provider).toEqual({ mode: "back", text: "Try later" });
});

it("adds a branch for one code of the provider", async () => {
  const { user, state, onDone } = show("send");
  await user.type(screen.getByLabelText("Provider code"), "21216{Enter}");
  expect(state.last.errors.code_21216).toEqual({ mode: "branch" });
  expect(onDone).not.toHaveBeenCalled();
});

it("offers the codes that the provider is known to answer with, by what they mean", async () => {
  const { user, state } = show("send");
  await user.type(screen.getByLabelText("Provider code"), "opted");
  await user.click(screen.getByRole("option", { name: /^21610/ }));
  await user.click(screen.getByRole("button", { name: "Add code" }));
  expect(state.last.errors.code_21610).toEqual({ mode: "branch" });
  // What it means stays beside it.
  expect(screen.getByText("The recipient has opted out.")).toBeTruthy();
});

it("shows how the message reads, and asks for what the template names", async () => {
  const { user, state } = show("send");
  const preview = () => screen.getByRole("region", { name: "Preview of the message" }).textContent;
  expect(preview()).toContain("493021 is your Acme code.");
  await user.click(screen.getByRole("combobox", { name: /^Template/ }));
  await user.click(screen.getByRole("option", { name: /^Team/ }));
  await user.type(screen.getByLabelText(/^team/), "Red");
  expect(configOf(state.last, "otp-send").templateOptions).toEqual({ team: "Red" });
  expect(preview()).toContain("493021 for team Red");
});

it("shows a screen while it is built, only to look at", async () => {
  const { user } = show("ask");
  const preview = screen.getByRole("region", { name: "Preview" });
  await user.type(screen.getByLabelText(/^Title/), "Your number?");
  expect(preview.textContent).toContain("Your number?");
  expect(preview.textContent).toContain("Go on");
  expect(preview.querySelector("[inert] input")).toBeTruthy();
});

it("keeps the ids of rules when they are renamed, moved and removed", async () => {
  const { user, state } = show("branch");
  const rules = () => configOf(state.last, "condition").rules.map(({ id, name }) => [id, name]);
  const first = screen.getByRole("group", { name: "Rule 1" });
  await user.type(within(first).getByLabelText(/^Name/), " one");
  await user.click(screen.getByRole("button", { name: "Move rule 1 down" }));
  expect(rules()).toEqual([
    ["second", "Second"],
    ["first", "First one"],
  ]);
  await user.click(screen.getByRole("button", { name: "Add rule" }));
  await user.click(screen.getByRole("button", { name: "Remove rule 1" }));
  expect(rules().map(([id]) => id)).toEqual(["first", "rule-1"]);
  expect(state.last.to).toEqual({ first: "done" });
});

it("keeps the ports of a screen's buttons when they are named otherwise", async () => {
  const { user, state } = show("ask");
  const ports = () => portsOf(state.last).map(({ id, label }) => [id, label]);
  const first = screen.getByRole("group", { name: "Button 1" });
  await user.type(within(first).getByLabelText(/^Label/), " now");
  await user.click(screen.getByRole("button", { name: "Add button" }));
  expect(ports()).toEqual([
    ["submit", "Go on now"],
    ["button-1", "Button 1"],
  ]);
});

it("shows what was found at the field that it is about", () => {
  show("send", [
    {
      id: "1",
      severity: "error",
      stepId: "send",
      path: "config.connectorId",
      port: null,
      text: "It cannot send.",
    },
    { id: "2", severity: "error", stepId: "ask", path: null, port: null, text: "Of another step." },
  ]);
  expect(screen.getByText("It cannot send.")).toBeTruthy();
  expect(screen.queryByText("Of another step.")).toBeNull();
});

it("shows an error of a text beside a value that is not known", () => {
  const to = "config.to";
  show(
    "send",
    [
      { id: "1", severity: "error", stepId: "send", path: to, port: null, text: "Never a number." },
      { id: "2", severity: "warning", stepId: "send", path: to, port: null, text: "Said twice." },
    ],
    { config: { ...configOf(sendStep(), "otp-send"), to: "{{form.other}}" } },
  );
  expect(screen.getByText("Never a number.")).toBeTruthy();
  expect(screen.queryByText("Said twice.")).toBeNull();
});

function sendStep(): FlowStep {
  const { send } = document.steps;
  if (!send) throw new Error("no step send");
  return send;
}

it("is done by Escape and by its button, and hands deleting on", async () => {
  const { user, onDone, onDelete } = show("done");
  await user.click(screen.getByLabelText("Step name"));
  await user.keyboard("{Escape}");
  await user.click(screen.getByRole("button", { name: "Done" }));
  expect(onDone).toHaveBeenCalledTimes(2);
  await user.click(screen.getByRole("button", { name: "Delete step" }));
  expect(onDelete).toHaveBeenCalledOnce();
});
