import { CircleX } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "./cn";
import { Label } from "./label";

/** One row of a form: label, help, control, error, in this order. */
export function Field({ className, ...props }: ComponentProps<"div">) {
  return <div className={cn("flex min-w-0 flex-col gap-1.5", className)} {...props} />;
}

/** A label that says when a field may be left empty. */
export function FieldLabel({
  optional = false,
  children,
  ...props
}: ComponentProps<"label"> & { optional?: boolean }) {
  return (
    <Label {...props}>
      {children}
      {optional && <span className="ml-1.5 text-sm font-normal text-muted">Optional</span>}
    </Label>
  );
}

/** What to enter and where to find it. Tie it to the control by aria-describedby. */
export function FieldHelp({ className, ...props }: ComponentProps<"p">) {
  return <p className={cn("text-sm text-muted", className)} {...props} />;
}

/** What is wrong. Announced when it appears; stays in the page empty, so that it can be. */
export function FieldError({ className, children, ...props }: ComponentProps<"p">) {
  const shown =
    children !== undefined && children !== null && children !== false && children !== "";
  return (
    <p
      aria-live="polite"
      className={cn("flex gap-1.5 text-sm text-danger-text", !shown && "-mt-1.5", className)}
      {...props}
    >
      {shown && (
        <>
          <CircleX aria-hidden="true" className="mt-0.5 size-3.5 shrink-0" />
          <span>
            <span className="sr-only">Error: </span>
            {children}
          </span>
        </>
      )}
    </p>
  );
}

type FieldCounterProps = { length: number; max: number; unit?: string; id?: string };

/** How much of the allowed length is used; turns to words when it is too much. */
export function FieldCounter({ length, max, unit = "characters", id }: FieldCounterProps) {
  const over = length - max;
  return (
    <p id={id} className={cn("text-right text-xs", over > 0 ? "text-danger-text" : "text-muted")}>
      <span className="tabular-nums">
        {length} / {max}
      </span>
      {over > 0 && ` · ${over} ${unit} too many`}
    </p>
  );
}
