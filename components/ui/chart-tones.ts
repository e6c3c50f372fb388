/** How parts of a chart are told apart; one hue from strong to weak for what belongs together. */
export const chartTones = {
  strong: { fill: "fill-chart-strong", swatch: "bg-chart-strong", stroke: "stroke-chart-strong" },
  medium: { fill: "fill-chart-medium", swatch: "bg-chart-medium", stroke: "stroke-chart-medium" },
  weak: { fill: "fill-chart-weak", swatch: "bg-chart-weak", stroke: "stroke-chart-weak" },
  danger: { fill: "fill-danger", swatch: "bg-danger", stroke: "stroke-danger" },
  warning: { fill: "fill-warning", swatch: "bg-warning", stroke: "stroke-warning" },
} as const;

export type ChartTone = keyof typeof chartTones;
