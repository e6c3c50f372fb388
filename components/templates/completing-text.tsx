"use client";

import { Popover as Radix } from "radix-ui";
import { type ComponentProps, useEffect, useId, useRef } from "react";
import { useFloatingContainer } from "@/components/ui/floating-container";
import { Input } from "@/components/ui/input";
import { OptionList, optionId } from "@/components/ui/option-list";
import { Textarea } from "@/components/ui/textarea";
import { useCompletion } from "./use-completion";

type CompletingTextProps = Omit<
  ComponentProps<"textarea">,
  "value" | "onChange" | "onFocus" | "ref"
> & {
  value: string;
  onValueChange: (text: string) => void;
  onControlFocus: (control: HTMLInputElement | HTMLTextAreaElement) => void;
};

/** A text, one line or several, in which `{{` opens a list of the values that it may name. */
export function CompletingText({
  value,
  rows,
  onValueChange,
  onControlFocus,
  ...props
}: CompletingTextProps) {
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const anchor = useRef<HTMLSpanElement>(null);
  const container = useFloatingContainer();
  const completion = useCompletion(onValueChange);
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
    <Radix.Root open={isOpen} onOpenChange={(next) => !next && completion.close()}>
      <Radix.Anchor asChild>
        <span ref={anchor} className="block">
          {rows === 1 ? (
            <Input
              // The few attributes that a page gives are those of both kinds of control.
              {...(shared as ComponentProps<"input">)}
              onFocus={(event) => onControlFocus(event.currentTarget)}
              onChange={(event) => {
                onValueChange(event.target.value);
                completion.look(event.target);
              }}
            />
          ) : (
            <Textarea
              {...shared}
              rows={rows}
              onFocus={(event) => onControlFocus(event.currentTarget)}
              onChange={(event) => {
                onValueChange(event.target.value);
                completion.look(event.target);
              }}
            />
          )}
        </span>
      </Radix.Anchor>
      <span role="status" className="sr-only">
        {isOpen && `${completion.options.length} values. Up and down choose, Enter takes one.`}
      </span>
      <Radix.Portal container={container}>
        <Radix.Content
          // The focus stays in the text; the list is only looked at.
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onInteractOutside={(event) => {
            if (event.target instanceof Node && anchor.current?.contains(event.target))
              event.preventDefault();
          }}
          onMouseDown={(event) => event.preventDefault()}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          role="presentation"
          className="floating z-50 w-(--radix-popover-trigger-width) max-w-sm min-w-56"
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
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
