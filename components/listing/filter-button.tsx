import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";

type FilterButtonProps = ComponentProps<typeof Button> & {
  /** What is filtered: "Status". */
  label: string;
  /** What is chosen, in words; null for anything. */
  chosen: string | null;
};

/** Opens a filter and shows what it is set to. */
export function FilterButton({ label, chosen, className, ...props }: FilterButtonProps) {
  return (
    <Button
      size="sm"
      className={cn(
        "max-w-full justify-between",
        chosen !== null && "border-accent bg-accent-soft text-accent-text",
        className,
      )}
      {...props}
    >
      <span className="truncate">
        {label}
        {chosen !== null && <span className="font-semibold">: {chosen}</span>}
      </span>
      <ChevronDown aria-hidden="true" className="opacity-70" />
    </Button>
  );
}
