import type { ReactNode } from "react";
import { CopyButton } from "./copy-button";

/** What is known of a thing, line by line: give it `Fact`s. */
export const Facts = ({ children }: { children: ReactNode }) => (
  <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-2 text-sm">{children}</dl>
);

export const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt className="text-muted">{name}</dt>
    <dd className="min-w-0 break-words">{children}</dd>
  </>
);

/** An id that somebody may want elsewhere. `label` says what the button copies. */
export const Identifier = ({ value, label }: { value: string; label: string }) => (
  <span className="flex items-start gap-1">
    <span className="min-w-0 font-mono break-all">{value}</span>
    <CopyButton value={value} label={label} className="-my-1 shrink-0" />
  </span>
);
