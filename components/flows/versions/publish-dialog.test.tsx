// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { fail } from "@/lib/core/errors";
import { ok } from "@/lib/core/result";
import type { Finding } from "@/lib/flows/model/finding";
import { documentOf, signInSteps } from "@/test/flows";
import { PublishDialog, type PublishDialogProps } from "./publish-dialog";

afterEach(cleanup);

const document = documentOf(signInSteps());
const version = {
  number: 3,
  note: "",
  publishedAt: "2026-05-01T10:00:00.000Z",
  publishedByName: "Ada",
  isPublished: true,
};
const warning: Finding = {
  id: "same-name:code",
  severity: "warning",
  stepId: "code",
  path: "name",
  port: null,
  text: 'Another step is called "code".',
};

function show(more: Partial<PublishDialogProps> = {}) {
  const props: PublishDialogProps = {
    isOpen: true,
    flow: {
      key: "sign-in",
      name: "Sign in",
      published: { ...version, document },
      versions: [version],
    },
    draft: { document: documentOf(signInSteps({ to: "{{user.phone}}" })), revision: 7 },
    findings: [],
    publish: vi.fn(async () => ok({ isPublished: true as const, number: 4 })),
    onPublished: vi.fn(),
    onClose: vi.fn(),
    ...more,
  };
  render(
    <QueryClientProvider client={new QueryClient()}>
      <PublishDialog {...props} />
    </QueryClientProvider>,
  );
  return { user: userEvent.setup(), props };
}

const publishButton = () => screen.getByRole("button", { name: "Publish" });

it("tells what changes, and publishes the revision that was looked at with its note", async () => {
  const { user, props } = show();
  expect(screen.getByText("New runs get version 4.", { exact: false })).toBeTruthy();
  expect(screen.getByText("To:").closest("li")?.textContent).toBe(
    "To: {{form.phone}} →  is now {{user.phone}}",
  );
  await user.type(screen.getByRole("textbox", { name: /Note/ }), "Texts the user's own number");
  await user.click(publishButton());
  await waitFor(() => expect(props.onPublished).toHaveBeenCalledWith(4));
  expect(props.publish).toHaveBeenCalledWith({
    flowKey: "sign-in",
    expectedRevision: 7,
    note: "Texts the user's own number",
    acceptWarnings: false,
  });
  expect(props.onClose).toHaveBeenCalled();
});

it("publishes with warnings once they are accepted", async () => {
  const { user, props } = show({ findings: [warning] });
  await user.click(publishButton());
  expect(props.publish).not.toHaveBeenCalled();
  await user.click(screen.getByRole("checkbox", { name: "Publish in spite of this warning" }));
  await user.click(publishButton());
  await waitFor(() =>
    expect(props.publish).toHaveBeenCalledWith(expect.objectContaining({ acceptWarnings: true })),
  );
});

it("does not publish with errors, and shows those that only the server saw", async () => {
  const gone: Finding = {
    ...warning,
    id: "gone",
    severity: "error",
    text: "The connector is gone.",
  };
  const onSelectStep = vi.fn();
  const { user, props } = show({
    publish: vi.fn(async () => ok({ isPublished: false as const, findings: [gone] })),
    onSelectStep,
  });
  await user.click(publishButton());
  await screen.findByText("The connector is gone.", { exact: false });
  expect(props.onPublished).not.toHaveBeenCalled();
  await user.click(publishButton());
  expect(props.publish).toHaveBeenCalledTimes(1);
  expect(screen.queryByRole("checkbox")).toBeNull();
  await user.click(screen.getByRole("button", { name: "code" }));
  expect(onSelectStep).toHaveBeenCalledWith("code");
});

it("says so when somebody else saved meanwhile, and keeps the note", async () => {
  const { user } = show({ publish: async () => fail("changed_meanwhile") });
  const note = screen.getByRole("textbox", { name: /Note/ });
  await user.type(note, "Mine");
  await user.click(publishButton());
  await screen.findByText("Somebody else saved this in the meantime.");
  expect(note).toHaveProperty("value", "Mine");
});

it("knows a first version", () => {
  show({ flow: { key: "sign-in", name: "Sign in", published: null, versions: [] } });
  expect(screen.getByText("The first version, with 6 steps.")).toBeTruthy();
});
