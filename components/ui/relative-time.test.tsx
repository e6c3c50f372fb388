// @vitest-environment happy-dom
import { act, cleanup, render, screen } from "@testing-library/react";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { formatRelative } from "./format-time";
import { RelativeTime } from "./relative-time";

const NOW = Date.UTC(2026, 10, 22, 12, 0, 0);

describe("RelativeTime", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: NOW });
  });
  afterEach(() => {
    cleanup();
    vi.useRealTimers();
  });

  it("says how long ago, with exact UTC on hover and a machine-readable time", () => {
    render(<RelativeTime value="2026-11-22T11:58:00Z" />);
    const time = screen.getByText("2 min ago");
    expect(time.title).toContain("2026-11-22 11:58:00 UTC");
    expect(time.getAttribute("datetime")).toBe("2026-11-22T11:58:00.000Z");
  });

  it("moves on by itself", () => {
    render(<RelativeTime value={NOW - 60_000} />);
    expect(screen.getByText("1 min ago")).toBeDefined();
    act(() => vi.advanceTimersByTime(5 * 60_000));
    expect(screen.getByText("6 min ago")).toBeDefined();
  });

  it("is sent by the server as a date that does not depend on its clock or zone", () => {
    const html = renderToString(<RelativeTime value="2026-11-22T11:58:00Z" />);
    expect(html).toContain(">2026-11-22<");
  });
});

describe("formatRelative", () => {
  it.each([
    [-10_000, "just now"],
    [-90_000, "2 min ago"],
    [-3_600_000, "1 hour ago"],
    [-5 * 3_600_000, "5 hours ago"],
    [-86_400_000, "1 day ago"],
    [3 * 86_400_000, "in 3 days"],
    [-40 * 86_400_000, "13 Oct 2026"],
  ])("%d ms away is %s", (difference, words) => {
    expect(formatRelative(new Date(NOW + difference), NOW)).toBe(words);
  });
});
