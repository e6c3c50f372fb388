// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, describe, expect, it } from "vitest";
import { Combobox } from "./combobox";
import type { ComboboxOption } from "./match-options";

afterEach(cleanup);

const numbers: ComboboxOption[] = [
  { value: "+14155550100", label: "+1 415 555 0100", description: "Main line" },
  { value: "+442071838750", label: "+44 20 7183 8750", description: "Café desk" },
  { value: "+15005550009", label: "+1 500 555 0009", disabledReason: "Cannot send SMS" },
];

function Fixture({ initial = "", message }: { initial?: string; message?: string }) {
  const [value, setValue] = useState(initial);
  return (
    <>
      <Combobox
        aria-label="From"
        value={value}
        onValueChange={setValue}
        options={numbers}
        message={message}
      />
      <data value={value}>{value}</data>
    </>
  );
}

const field = () => screen.getByRole("combobox", { name: "From" });
const held = () => document.querySelector("data")?.textContent;
const labels = () => screen.queryAllByRole("option").map((option) => option.textContent);

describe("Combobox", () => {
  it("opens on Down, marks by arrows, takes the marked option by Enter", async () => {
    const user = userEvent.setup();
    render(<Fixture />);
    await user.tab();
    expect(field().getAttribute("aria-expanded")).toBe("false");
    await user.keyboard("{ArrowDown}");
    expect(field().getAttribute("aria-expanded")).toBe("true");
    await user.keyboard("{ArrowDown}{ArrowDown}");
    const marked = document.getElementById(field().getAttribute("aria-activedescendant") ?? "");
    expect(marked?.textContent).toContain("+44 20 7183 8750");
    await user.keyboard("{Enter}");
    expect(held()).toBe("+442071838750");
    expect(field().getAttribute("aria-expanded")).toBe("false");
    expect(document.activeElement).toBe(field());
  });

  it("narrows as one types, blind to accents and to the blanks inside numbers", async () => {
    const user = userEvent.setup();
    render(<Fixture />);
    await user.type(field(), "cafe");
    expect(labels()).toEqual([expect.stringContaining("Café desk")]);
    await user.clear(field());
    await user.type(field(), "415-555");
    expect(labels()).toEqual([expect.stringContaining("Main line")]);
  });

  it("keeps any text that no option has", async () => {
    const user = userEvent.setup();
    render(<Fixture />);
    await user.type(field(), "+4930123456");
    expect(screen.queryAllByRole("option")).toEqual([]);
    await user.tab();
    expect(held()).toBe("+4930123456");
  });

  it("shows all options when it opens with a value, and marks the one it holds", async () => {
    const user = userEvent.setup();
    render(<Fixture initial="+14155550100" />);
    await user.click(field());
    expect(screen.getAllByRole("option")).toHaveLength(3);
    expect(screen.getByRole("option", { selected: true }).textContent).toContain("Main line");
  });

  it("Escape closes the list and keeps the text", async () => {
    const user = userEvent.setup();
    render(<Fixture />);
    await user.type(field(), "+1");
    await user.keyboard("{Escape}");
    expect(field().getAttribute("aria-expanded")).toBe("false");
    expect(held()).toBe("+1");
  });

  it("gives the reason of an option that cannot be chosen and does not take it", async () => {
    const user = userEvent.setup();
    render(<Fixture />);
    await user.click(field());
    await user.click(screen.getByRole("option", { name: /Cannot send SMS/ }));
    expect(held()).toBe("");
  });

  it("says the message when options could not be had, while typing still works", async () => {
    const user = userEvent.setup();
    render(<Fixture message="Numbers could not be loaded" />);
    await user.type(field(), "zzz");
    expect(screen.getByRole("status").textContent).toBe("Numbers could not be loaded");
    expect(held()).toBe("zzz");
  });
});
