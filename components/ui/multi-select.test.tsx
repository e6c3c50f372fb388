// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, describe, expect, it } from "vitest";
import { matchOptions } from "./match-options";
import { MultiSelect } from "./multi-select";

afterEach(cleanup);

const fruits = ["Apple", "Banana", "Cherry", "Date"].map((value) => ({ value }));

function Fixture({ onSubmit }: { onSubmit?: () => void }) {
  const [values, setValues] = useState<string[]>(["Cherry"]);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit?.();
      }}
    >
      <MultiSelect
        values={values}
        onToggle={(value) =>
          setValues(
            values.includes(value) ? values.filter((one) => one !== value) : [...values, value],
          )
        }
        find={(query) => matchOptions(fruits, query)}
        label="Fruits"
        noneText="No such fruit."
      />
      <p data-testid="chosen">{values.join(",")}</p>
      <button type="submit">Send</button>
    </form>
  );
}

const field = () => screen.getByRole<HTMLInputElement>("combobox");
const shown = () => screen.queryAllByRole("option").map((option) => option.textContent);
const chosen = () => screen.getByTestId("chosen").textContent;

describe("MultiSelect", () => {
  it("opens with what is chosen first, and keeps that order while it is open", async () => {
    const user = userEvent.setup();
    render(<Fixture />);
    await user.click(field());
    expect(shown()).toEqual(["Cherry", "Apple", "Banana", "Date"]);
    expect(screen.getByRole("listbox").getAttribute("aria-multiselectable")).toBe("true");
    await user.click(screen.getByRole("option", { name: "Banana" }));
    expect(chosen()).toBe("Cherry,Banana");
    expect(shown()).toEqual(["Cherry", "Apple", "Banana", "Date"]);
    await user.keyboard("{Escape}");
    expect(shown()).toEqual([]);
    await user.click(field());
    expect(shown()).toEqual(["Banana", "Cherry", "Apple", "Date"]);
  });

  it("adds and takes away by keyboard, and is ready for the next search", async () => {
    const user = userEvent.setup();
    render(<Fixture />);
    await user.tab();
    await user.keyboard("da{Enter}");
    expect(chosen()).toBe("Cherry,Date");
    expect(field().value).toBe("");
    await user.keyboard("cherry{Enter}{ArrowDown}{ArrowDown}{Enter}");
    expect(chosen()).toBe("Date,Apple");
  });

  it("sends no form by a search that found nothing", async () => {
    const user = userEvent.setup();
    let sent = 0;
    render(<Fixture onSubmit={() => sent++} />);
    await user.type(field(), "plum{Enter}");
    expect(screen.getByText("No such fruit.")).toBeDefined();
    expect([sent, chosen()]).toEqual([0, "Cherry"]);
    await user.keyboard("{Escape}{Enter}");
    expect(sent).toBe(1);
  });
});
