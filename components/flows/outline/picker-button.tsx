"use client";

import { type ReactNode, use, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { useLazyOpen } from "@/components/ui/use-lazy-open";
import { AddList } from "../editor/add-list";
import type { Addable } from "../editor/state/addable";
import { OutlineContext } from "./outline-context";
import { StepList } from "./step-list";

type PickerButtonProps = {
  /** Says what the button does. */
  label: string;
  isIcon?: boolean;
  children: ReactNode;
} & (
  | { kind: "add"; onAdd: (addable: Addable) => void }
  | { kind: "connect"; current: string | null; onConnect: (to: string | null) => void }
);

/** A button with a searchable list behind it, which is made when it is first opened. */
export function PickerButton(props: PickerButtonProps) {
  const { label, isIcon = false, children } = props;
  const { addables } = use(OutlineContext);
  const { isArmed, isOpen, setOpen, lazyProps } = useLazyOpen("dialog");
  // Done once the list is gone, as it moves the focus.
  const chosen = useRef<(() => void) | null>(null);
  const button = (
    <Button
      variant={isIcon ? "ghost" : "secondary"}
      size={isIcon ? "icon-sm" : "sm"}
      aria-label={isIcon ? label : undefined}
      title={isIcon ? label : undefined}
      className={isIcon ? "text-muted" : undefined}
      {...lazyProps}
    >
      {children}
    </Button>
  );
  if (!isArmed) return button;

  function choose(act: () => void) {
    chosen.current = act;
    setOpen(false);
  }

  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger asChild>{button}</PopoverTrigger>
      <PopoverContent
        aria-label={label}
        className="w-96 p-0"
        onCloseAutoFocus={(event) => {
          // What is added takes the focus itself.
          if (chosen.current && props.kind === "add") event.preventDefault();
          chosen.current?.();
          chosen.current = null;
        }}
      >
        {props.kind === "add" ? (
          <AddList addables={addables} onChoose={(addable) => choose(() => props.onAdd(addable))} />
        ) : (
          <StepList
            label={label}
            current={props.current}
            onChoose={(to) => choose(() => props.onConnect(to))}
          />
        )}
      </PopoverContent>
    </Popover>
  );
}
