import { CircleCheck, CircleX, Info, type LucideIcon, TriangleAlert } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

type Tone = "info" | "success" | "warning" | "danger";

const looks: Record<Tone, { icon: LucideIcon; word: string; box: string; text: string }> = {
  info: { icon: Info, word: "Note", box: "bg-info-soft", text: "text-info-text" },
  success: {
    icon: CircleCheck,
    word: "Done",
    box: "bg-success-soft",
    text: "text-success-text",
  },
  warning: {
    icon: TriangleAlert,
    word: "Warning",
    box: "bg-warning-soft",
    text: "text-warning-text",
  },
  danger: { icon: CircleX, word: "Problem", box: "bg-danger-soft", text: "text-danger-text" },
};

type CalloutProps = Omit<ComponentProps<"div">, "title"> & {
  tone?: Tone;
  title?: ReactNode;
  /** Buttons or links, below the text. */
  actions?: ReactNode;
};

/** Something to know about what is around it. Pass role="alert" or "status" if it appears later. */
export function Callout({
  tone = "info",
  title,
  actions,
  className,
  children,
  ...props
}: CalloutProps) {
  const { icon: Icon, word, box, text } = looks[tone];
  return (
    <div
      className={cn("flex gap-2.5 rounded-card px-3.5 py-3 text-text", box, className)}
      {...props}
    >
      <Icon aria-hidden="true" className={cn("mt-0.5 size-4 shrink-0", text)} />
      <div className="min-w-0 flex-1 space-y-1">
        <span className="sr-only">{word}: </span>
        {title && <p className={cn("font-medium", text)}>{title}</p>}
        {children && <div>{children}</div>}
        {actions && <div className="flex flex-wrap gap-2 pt-1">{actions}</div>}
      </div>
    </div>
  );
}
