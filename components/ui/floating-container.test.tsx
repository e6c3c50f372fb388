// @vitest-environment happy-dom
import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { useFloatingContainer } from "./floating-container";

function Probe() {
  return <p data-testid="found">{useFloatingContainer()?.id}</p>;
}

function Frame({ id, isProbed }: { id: string; isProbed: boolean }) {
  return (
    <main key={id} id={id}>
      {isProbed && <Probe />}
    </main>
  );
}

it("follows the page when another frame takes the place of the one before", () => {
  const { rerender } = render(<Frame id="sign-in" isProbed={false} />);
  rerender(<Frame id="console" isProbed />);
  expect(screen.getByTestId("found").textContent).toBe("console");
});
