// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { fail } from "@/lib/core/errors";
import { ok } from "@/lib/core/result";
import { FlowVersionList, type FlowVersionListProps } from "./version-list";

afterEach(cleanup);

const versionOf = (number: number, isPublished = false) => ({
  number,
  note: `Note ${number}`,
  publishedAt: "2026-05-01T10:00:00.000Z",
  publishedByName: "Ada",
  isPublished,
});

function show(more: Partial<FlowVersionListProps> = {}) {
  const props: FlowVersionListProps = {
    flowKey: "sign-in",
    versions: [versionOf(2, true), versionOf(1)],
    revision: 5,
    isUnsaved: false,
    restore: vi.fn(async () => ok({ revision: 6, savedAt: "2026-05-02T10:00:00.000Z" })),
    onOpen: vi.fn(),
    onRestored: vi.fn(),
    ...more,
  };
  render(
    <QueryClientProvider client={new QueryClient()}>
      <FlowVersionList {...props} />
    </QueryClientProvider>,
  );
  return { user: userEvent.setup(), props };
}

it("opens a version to be read, and restores one after asking", async () => {
  const { user, props } = show();
  await user.click(screen.getByRole("button", { name: "Open version 1" }));
  expect(props.onOpen).toHaveBeenCalledWith(1);
  await user.click(screen.getByRole("button", { name: "Restore version 1" }));
  expect(props.restore).not.toHaveBeenCalled();
  await user.click(screen.getByRole("button", { name: "Restore" }));
  await waitFor(() => expect(props.onRestored).toHaveBeenCalled());
  expect(props.restore).toHaveBeenCalledWith({
    flowKey: "sign-in",
    number: 1,
    expectedRevision: 5,
  });
  expect(screen.queryByRole("alertdialog")).toBeNull();
});

it("keeps the question open with the reason when it was refused", async () => {
  const { user, props } = show({ restore: async () => fail("changed_meanwhile") });
  await user.click(screen.getByRole("button", { name: "Restore version 1" }));
  await user.click(screen.getByRole("button", { name: "Restore" }));
  await screen.findByText("Somebody else saved this in the meantime.");
  expect(props.onRestored).not.toHaveBeenCalled();
});

it("restores nothing over what is not saved, and nothing for viewers", async () => {
  const { user } = show({ isUnsaved: true });
  await user.click(screen.getByRole("button", { name: "Restore version 1" }));
  expect(screen.queryByRole("alertdialog")).toBeNull();
  cleanup();
  show({ restore: null });
  expect(screen.queryByRole("button", { name: /Restore/ })).toBeNull();
  cleanup();
  show({ versions: [] });
  expect(screen.getByText("Nothing is published yet.", { exact: false })).toBeTruthy();
});
