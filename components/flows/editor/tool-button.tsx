import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Button, type ButtonProps } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";

/** Buttons that float over the canvas together. */
export function ToolGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields of a form
    <div
      role="group"
      aria-label={label}
      className="flex items-center gap-0.5 rounded-card border bg-surface p-1"
    >
      {children}
    </div>
  );
}

type ToolButtonProps = Omit<ButtonProps, "children" | "size" | "variant"> & {
  /** Says what it does, to those who hover and those who listen. */
  label: string;
  icon: LucideIcon;
  isMain?: boolean;
};

export function ToolButton({ label, icon: Icon, isMain, className, ...props }: ToolButtonProps) {
  return (
    <Button
      variant={isMain ? "primary" : "ghost"}
      size="icon-sm"
      aria-label={label}
      title={label}
      className={cn(
        "aria-pressed:bg-accent-soft aria-pressed:text-accent-text",
        !isMain && "text-muted",
        className,
      )}
      {...props}
    >
      <Icon aria-hidden="true" />
    </Button>
  );
}
