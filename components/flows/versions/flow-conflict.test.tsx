// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { diffFlow } from "@/lib/flows/model/diff-flow";
import { documentOf, signInSteps } from "@/test/flows";
import { FlowConflict } from "./flow-conflict";

afterEach(cleanup);

const changed = { byName: "Ada", at: "2026-05-01T10:00:00.000Z" };

it("says who saved and what differs, and offers both ways on", async () => {
  const user = userEvent.setup();
  const onTakeTheirs = vi.fn();
  const onSaveMine = vi.fn();
  render(
    <FlowConflict
      changed={changed}
      differences={diffFlow(
        documentOf(signInSteps()),
        documentOf(signInSteps({ purpose: "sign_in" })),
      )}
      isSaving={false}
      onTakeTheirs={onTakeTheirs}
      onSaveMine={onSaveMine}
    />,
  );
  expect(screen.getByRole("alert").textContent).toContain("Ada saved this draft");
  await user.click(screen.getByText("What yours changes in theirs (1)"));
  expect(screen.getByText("What it does:").closest("li")?.textContent).toContain("Sign In");
  await user.click(screen.getByRole("button", { name: "Show theirs" }));
  await user.click(screen.getByRole("button", { name: "Save mine over it" }));
  expect(onTakeTheirs).toHaveBeenCalledTimes(1);
  expect(onSaveMine).toHaveBeenCalledTimes(1);
});

it("offers neither way before the other draft is there", () => {
  render(
    <FlowConflict
      changed={changed}
      differences={null}
      isSaving={false}
      onTakeTheirs={vi.fn()}
      onSaveMine={vi.fn()}
    />,
  );
  for (const button of screen.getAllByRole("button"))
    expect(button).toHaveProperty("disabled", true);
});
