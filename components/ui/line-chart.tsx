"use client";

import type { ReactNode } from "react";
import { ChartFrame, type ChartTick } from "./chart-frame";
import { axisScale } from "./chart-scale";
import { type ChartTone, chartTones } from "./chart-tones";

type LineChartProps = {
  summary: string;
  /** null: nothing was measured at that place, and the line has a gap. */
  lines: readonly { tone: ChartTone; values: readonly (number | null)[] }[];
  ticks: readonly ChartTick[];
  formatValue: (value: number) => string;
  detail: (index: number) => ReactNode;
};

/** Lines over time. */
export function LineChart({ summary, lines, ticks, formatValue, detail }: LineChartProps) {
  const count = Math.max(1, ...lines.map(({ values }) => values.length));
  const measured = lines.flatMap(({ values }) => values.filter((value) => value !== null));
  const scale = axisScale(Math.max(0, ...measured));
  return (
    <ChartFrame
      summary={summary}
      lines={scale.lines}
      formatLine={formatValue}
      count={count}
      ticks={ticks}
      detail={detail}
    >
      <svg
        aria-hidden="true"
        viewBox={`0 0 ${count} 1`}
        preserveAspectRatio="none"
        className="absolute inset-0 size-full overflow-visible"
      >
        {lines.map(({ tone, values }) => (
          <path
            key={tone}
            d={pathOf(values, scale.top)}
            className={chartTones[tone].stroke}
            fill="none"
            strokeWidth={2}
            strokeLinecap="round"
            strokeLinejoin="round"
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </svg>
    </ChartFrame>
  );
}

/** A place without neighbours becomes a dot, which a round end of a line without length is. */
function pathOf(values: readonly (number | null)[], top: number): string {
  let isDrawing = false;
  return values
    .map((value, index) => {
      if (value === null) {
        isDrawing = false;
        return "";
      }
      const place = `${index + 0.5} ${(1 - value / top).toFixed(4)}`;
      const part = isDrawing ? `L${place}` : `M${place}h0`;
      isDrawing = true;
      return part;
    })
    .join("");
}
