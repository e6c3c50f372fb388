import { CircleCheck, CircleDot, CircleX } from "lucide-react";
import { cn } from "@/components/ui/cn";
import type { StepLight } from "./step-decoration";

const icons = { ran: CircleCheck, failed: CircleX, current: CircleDot } as const;
const tones = {
  ran: "text-success-text",
  failed: "text-danger-text",
  current: "text-accent-text",
} as const satisfies Record<StepLight, string>;

/** How a step went, by shape and colour. */
export function LightIcon({ light, className }: { light: StepLight; className: string }) {
  const Icon = icons[light];
  return <Icon aria-hidden="true" className={cn("shrink-0", tones[light], className)} />;
}
