"use client";

import { type ComponentProps, useEffect, useId, useRef } from "react";
import { Input } from "@/components/ui/input";
import type { ComboboxOption } from "@/components/ui/match-options";
import { OptionList, optionId } from "@/components/ui/option-list";
import { OptionPopover } from "@/components/ui/option-popover";
import { Textarea } from "@/components/ui/textarea";
import { useCompletion } from "./use-completion";

type CompletingTextProps = Omit<
  ComponentProps<"textarea">,
  "value" | "onChange" | "onFocus" | "ref"
> & {
  value: string;
  onValueChange: (text: string) => void;
  onControlFocus?: (control: HTMLInputElement | HTMLTextAreaElement) => void;
  /** The values to offer; those of templates where nothing is said. */
  offered?: readonly ComboboxOption[];
};

/** A text, one line or several, in which `{{` opens a list of the values that it may name. */
export function CompletingText({
  value,
  rows,
  onValueChange,
  onControlFocus,
  offered,
  ...props
}: CompletingTextProps) {
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const anchor = useRef<HTMLSpanElement>(null);
  const completion = useCompletion(onValueChange, offered);
  const { isOpen, active } = completion;
  useEffect(() => {
    if (!isOpen) return;
    list.current?.querySelectorAll('[role="option"]')[active]?.scrollIntoView({ block: "nearest" });
  }, [isOpen, active]);

  const shared = {
    ...props,
    value,
    "aria-autocomplete": "list" as const,
    "aria-haspopup": "listbox" as const,
    "aria-controls": isOpen ? listId : undefined,
    "aria-activedescendant": isOpen ? optionId(listId, active) : undefined,
    ...(props.readOnly ? {} : completion.handlers),
  };
  return (
    <>
      <OptionPopover
        open={isOpen}
        onOpenChange={(next) => !next && completion.close()}
        control={anchor}
        className="max-w-sm p-0"
        anchor={
          <span ref={anchor} className="block">
            {rows === 1 ? (
              <Input
                // The few attributes that a page gives are those of both kinds of control.
                {...(shared as ComponentProps<"input">)}
                onFocus={(event) => onControlFocus?.(event.currentTarget)}
                onChange={(event) => {
                  onValueChange(event.target.value);
                  completion.look(event.target);
                }}
              />
            ) : (
              <Textarea
                {...shared}
                rows={rows}
                onFocus={(event) => onControlFocus?.(event.currentTarget)}
                onChange={(event) => {
                  onValueChange(event.target.value);
                  completion.look(event.target);
                }}
              />
            )}
          </span>
        }
      >
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keys */}
        <div tabIndex={0} className="max-h-64 overflow-y-auto rounded-card p-1">
          <OptionList
            id={listId}
            label="Values"
            ref={list}
            options={completion.options}
            value=""
            active={active}
            onActiveChange={completion.setActive}
            onTake={completion.take}
            mono
          />
        </div>
      </OptionPopover>
      <span role="status" className="sr-only">
        {isOpen && `${completion.options.length} values. Up and down choose, Enter takes one.`}
      </span>
    </>
  );
}
