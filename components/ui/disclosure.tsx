"use client";

import { ChevronRight } from "lucide-react";
import { type ReactNode, useId } from "react";
import { cn } from "./cn";

type DisclosureProps = {
  title: ReactNode;
  /** What is inside, in one line. */
  summary: ReactNode;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  children: ReactNode;
};

/** A part of a form that says in one line what it holds, and opens to change it. */
export function Disclosure({ title, summary, isOpen, onOpenChange, children }: DisclosureProps) {
  const id = useId();
  return (
    <div>
      <h3>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => onOpenChange(!isOpen)}
          className="group flex w-full min-w-0 items-start gap-2 rounded-control py-2.5 text-left"
        >
          <ChevronRight
            aria-hidden="true"
            className={cn(
              "mt-0.5 size-4 shrink-0 text-muted transition-transform group-hover:text-text",
              isOpen && "rotate-90",
            )}
          />
          <span className="min-w-0 flex-1">
            <span className="block font-medium">{title}</span>
            <span className="block text-sm break-words text-muted">{summary}</span>
          </span>
        </button>
      </h3>
      <div id={id} hidden={!isOpen} className="pt-1 pb-4 sm:pl-6">
        {isOpen && children}
      </div>
    </div>
  );
}
