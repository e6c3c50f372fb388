"use client";

import { type PointerEvent, type ReactNode, useState } from "react";
import { cn } from "./cn";

export type ChartTick = { index: number; label: ReactNode };

type ChartFrameProps = {
  /** What the chart shows, in words: read instead of it. */
  summary: string;
  /** Values that have a line and a label at the left, 0 to the top. */
  lines: readonly number[];
  formatLine: (value: number) => string;
  /** How many places the chart has from left to right. */
  count: number;
  ticks: readonly ChartTick[];
  /** What is said of the place under the pointer. */
  detail: (index: number) => ReactNode;
  /** An SVG that fills the frame: stretched, so it holds shapes and no text. */
  children: ReactNode;
};

/**
 * Axes and tooltip around a chart. Text is HTML, so that it keeps its size in every width; the
 * tooltip is for pointers alone, as the table behind each chart tells everything.
 */
export function ChartFrame({
  summary,
  lines,
  formatLine,
  count,
  ticks,
  detail,
  children,
}: ChartFrameProps) {
  const [pointed, setPointed] = useState<number | null>(null);
  const top = lines.at(-1) ?? 1;
  const point = (event: PointerEvent<HTMLDivElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const place = Math.floor(((event.clientX - left) / width) * count);
    setPointed(Math.min(count - 1, Math.max(0, place)));
  };
  const percent = (index: number) => `${((index + 0.5) / count) * 100}%`;
  return (
    <div role="img" aria-label={summary} className="grid grid-cols-[auto_1fr] gap-x-2 pt-2">
      <div className="relative h-44 min-w-6 text-right text-xs text-muted tabular-nums">
        {lines.map((value) => (
          <span key={value}>
            {/* The widest label gives the column its width. */}
            <span className="invisible block h-0 whitespace-nowrap">{formatLine(value)}</span>
            <span
              className="absolute right-0 translate-y-1/2 whitespace-nowrap"
              style={{ bottom: `${(value / top) * 100}%` }}
            >
              {formatLine(value)}
            </span>
          </span>
        ))}
      </div>
      <div
        className="relative h-44"
        onPointerMove={point}
        onPointerDown={point}
        onPointerLeave={() => setPointed(null)}
      >
        {lines.map((value) => (
          <span
            key={value}
            className={cn("absolute inset-x-0 border-t", value > 0 && "border-dashed")}
            style={{ bottom: `${(value / top) * 100}%` }}
          />
        ))}
        {pointed !== null && (
          <span
            className="absolute inset-y-0 bg-hover"
            style={{ left: `${(pointed / count) * 100}%`, width: `${100 / count}%` }}
          />
        )}
        {children}
        {pointed !== null && (
          <div
            className={cn(
              "pointer-events-none absolute top-0 z-10 w-max max-w-60 rounded-control bg-inverse px-2.5 py-1.5 text-xs text-on-inverse",
              pointed < count / 2 ? "ml-3" : "mr-3",
            )}
            style={
              pointed < count / 2
                ? { left: percent(pointed) }
                : { right: `${100 - ((pointed + 0.5) / count) * 100}%` }
            }
          >
            {detail(pointed)}
          </div>
        )}
      </div>
      <div className="relative col-start-2 mt-1.5 h-5 text-xs text-muted tabular-nums">
        {ticks.map(({ index, label }, place) => (
          <span
            key={index}
            className={cn(
              "absolute -translate-x-1/2 whitespace-nowrap",
              // On a phone every other label has the room.
              place % 2 === 1 && "max-sm:hidden",
            )}
            style={{ left: percent(index) }}
          >
            {label}
          </span>
        ))}
      </div>
    </div>
  );
}
