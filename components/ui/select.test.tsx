// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, describe, expect, it } from "vitest";
import { Select } from "./select";

afterEach(cleanup);

function Fixture() {
  const [value, setValue] = useState("sandbox");
  return (
    <form aria-label="Form">
      <Select
        aria-label="Connector"
        name="connector"
        value={value}
        onValueChange={setValue}
        options={[
          { value: "sandbox", label: "Sandbox" },
          { value: "main", label: "Twilio main", description: "+1 415 555 0100" },
          { value: "two", label: "Twilio two", disabledReason: "Has no voice sender" },
        ]}
      />
    </form>
  );
}

const field = () => screen.getByRole("combobox", { name: "Connector" });
const sent = () =>
  new FormData(screen.getByRole<HTMLFormElement>("form", { name: "Form" })).get("connector");

describe("Select", () => {
  it("opens on the chosen option, moves by arrows and takes by Enter", async () => {
    const user = userEvent.setup();
    render(<Fixture />);
    await user.tab();
    await user.keyboard("{ArrowDown}");
    expect(screen.getByRole("option", { selected: true }).textContent).toBe("Sandbox");
    await user.keyboard("{ArrowDown}{Enter}");
    expect(field().textContent).toBe("Twilio main");
    expect(sent()).toBe("main");
    expect(document.activeElement).toBe(field());
  });

  it("finds options by their first letter and leaves those alone that cannot be chosen", async () => {
    const user = userEvent.setup();
    render(<Fixture />);
    await user.tab();
    await user.keyboard("tt{Enter}");
    expect(field().getAttribute("aria-expanded")).toBe("true");
    expect(sent()).toBe("sandbox");
    await user.keyboard("{Escape}");
    expect(field().getAttribute("aria-expanded")).toBe("false");
  });

  it("takes an option by a click and shows why another is off", async () => {
    const user = userEvent.setup();
    render(<Fixture />);
    await user.click(field());
    await user.click(screen.getByRole("option", { name: /Has no voice sender/ }));
    expect(sent()).toBe("sandbox");
    await user.click(screen.getByRole("option", { name: /Twilio main/ }));
    expect(sent()).toBe("main");
  });
});
