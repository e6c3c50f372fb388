import { ExternalLink } from "lucide-react";
import Link from "next/link";
import type { ComponentProps } from "react";
import { cn } from "./cn";
import { VisuallyHidden } from "./visually-hidden";

const look =
  "rounded-inner text-accent-text underline decoration-current/40 underline-offset-3 hover:decoration-current";

/** A link in running text, to a page of this site. */
export function TextLink<Href extends string>({
  className,
  ...props
}: ComponentProps<typeof Link<Href>>) {
  return <Link className={cn(look, className)} {...props} />;
}

/** A link in running text that leaves the site in a new tab, and says so. */
export function OutsideLink({ className, children, ...props }: ComponentProps<"a">) {
  return (
    <a className={cn(look, className)} target="_blank" rel="noreferrer" {...props}>
      {children}
      {/* On one line with the last word. */}
      <span aria-hidden="true" className="whitespace-nowrap">
        {"\u00a0"}
        <ExternalLink className="mb-0.5 inline size-3.5" />
      </span>
      <VisuallyHidden> (opens in a new tab)</VisuallyHidden>
    </a>
  );
}
