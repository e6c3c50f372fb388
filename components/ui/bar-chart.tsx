"use client";

import type { ReactNode } from "react";
import { ChartFrame, type ChartTick } from "./chart-frame";
import { axisScale } from "./chart-scale";
import { type ChartTone, chartTones } from "./chart-tones";

type BarChartProps = {
  summary: string;
  /** From left to right; the parts of a bar stand on each other in this order. */
  bars: readonly { key: string; parts: readonly { tone: ChartTone; value: number }[] }[];
  ticks: readonly ChartTick[];
  /** Values are counts, so that the axis has whole numbers alone. */
  isWhole?: boolean;
  formatValue: (value: number) => string;
  detail: (index: number) => ReactNode;
};

/** How much of its place a bar takes. */
const share = 0.72;

/** Stacked bars over time. */
export function BarChart({
  summary,
  bars,
  ticks,
  isWhole = false,
  formatValue,
  detail,
}: BarChartProps) {
  const heights = bars.map(({ parts }) => parts.reduce((sum, { value }) => sum + value, 0));
  const { top, lines } = axisScale(Math.max(0, ...heights), { isWhole });
  return (
    <ChartFrame
      summary={summary}
      lines={lines}
      formatLine={formatValue}
      count={bars.length}
      ticks={ticks}
      detail={detail}
    >
      <svg
        aria-hidden="true"
        viewBox={`0 0 ${bars.length} 1`}
        preserveAspectRatio="none"
        className="absolute inset-0 size-full"
      >
        {bars.map(({ key, parts }, index) => {
          let below = 0;
          return parts.map(({ tone, value }) => {
            if (value <= 0) return null;
            below += value;
            return (
              <rect
                key={`${key} ${tone}`}
                x={index + (1 - share) / 2}
                width={share}
                y={1 - below / top}
                height={value / top}
                // A hair between the parts, so that they do not rely on their colours.
                className={`stroke-surface ${chartTones[tone].fill}`}
                strokeWidth={1}
                vectorEffect="non-scaling-stroke"
              />
            );
          });
        })}
      </svg>
    </ChartFrame>
  );
}
