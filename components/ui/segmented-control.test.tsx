// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, describe, expect, it } from "vitest";
import { SegmentedControl } from "./segmented-control";

afterEach(cleanup);

function Fixture() {
  const [value, setValue] = useState<"one" | "two" | "three">("one");
  return (
    <SegmentedControl
      aria-label="Way"
      value={value}
      onValueChange={setValue}
      segments={[
        { value: "one", label: "One" },
        { value: "two", label: "Two" },
        { value: "three", label: "Three" },
      ]}
    />
  );
}

const chosen = () => screen.getByRole<HTMLInputElement>("radio", { checked: true }).value;

describe("SegmentedControl", () => {
  it("is a named radio group", () => {
    render(<Fixture />);
    expect(screen.getByRole("radiogroup", { name: "Way" })).toBeDefined();
    expect(screen.getAllByRole("radio")).toHaveLength(3);
  });

  it("takes one tab stop, and arrow keys choose and wrap around", async () => {
    const user = userEvent.setup();
    render(<Fixture />);
    await user.tab();
    expect(document.activeElement).toBe(screen.getByRole("radio", { name: "One" }));
    await user.keyboard("{ArrowRight}");
    expect(chosen()).toBe("two");
    await user.keyboard("{ArrowLeft}{ArrowLeft}");
    expect(chosen()).toBe("three");
    await user.tab();
    expect(document.activeElement).toBe(document.body);
  });

  it("chooses by a click", async () => {
    render(<Fixture />);
    await userEvent.setup().click(screen.getByRole("radio", { name: "Two" }));
    expect(chosen()).toBe("two");
  });
});
