"use client";

import { Copy, CopyPlus, Ellipsis, Pencil, Trash2 } from "lucide-react";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { useLazyOpen } from "@/components/ui/use-lazy-open";
import { useEditorParts } from "../editor/editor-context";
import { startId } from "../editor/state/edit-steps";
import { copySteps } from "../editor/step-clipboard";
import { focusStep, outlineStepId } from "./focus-step";

type StepMenuProps = { id: string; name: string; onRename: () => void };

/** What can be done with a step as a whole. The menu is made when it is first opened. */
export function StepMenu({ id, name, onRename }: StepMenuProps) {
  const { store } = useEditorParts();
  const { isArmed, isOpen, setOpen, lazyProps } = useLazyOpen("menu");
  // Done once the menu is gone, as it moves the focus.
  const chosen = useRef<(() => void) | null>(null);
  const button = (
    <Button
      variant="ghost"
      size="icon-sm"
      aria-label={`More for ${name}`}
      className="text-muted"
      {...lazyProps}
    >
      <Ellipsis aria-hidden="true" />
    </Button>
  );
  if (!isArmed) return button;

  function choose(act: () => void) {
    chosen.current = act;
  }

  function duplicate() {
    store.dispatch({ type: "duplicate", ids: [id] });
    focusStep(store.read().selection[0]);
  }

  function remove() {
    const before = neighbour(id);
    store.dispatch({ type: "remove", ids: [id] });
    focusStep(before);
  }

  return (
    <DropdownMenu open={isOpen} onOpenChange={setOpen}>
      <DropdownMenuTrigger asChild>{button}</DropdownMenuTrigger>
      <DropdownMenuContent
        onCloseAutoFocus={(event) => {
          if (chosen.current) event.preventDefault();
          chosen.current?.();
          chosen.current = null;
        }}
      >
        <DropdownMenuItem onSelect={() => choose(onRename)}>
          <Pencil aria-hidden="true" />
          Rename
        </DropdownMenuItem>
        {id !== startId && (
          <>
            <DropdownMenuItem onSelect={() => choose(duplicate)}>
              <CopyPlus aria-hidden="true" />
              Duplicate
            </DropdownMenuItem>
            <DropdownMenuItem onSelect={() => void copySteps(store.read().document, [id])}>
              <Copy aria-hidden="true" />
              Copy
            </DropdownMenuItem>
            <DropdownMenuItem variant="danger" onSelect={() => choose(remove)}>
              <Trash2 aria-hidden="true" />
              Delete
            </DropdownMenuItem>
          </>
        )}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

/** The step that stands before this one in the page, which stays when this one goes. */
function neighbour(id: string): string {
  const prefix = outlineStepId("");
  const ids = [...document.querySelectorAll(`button[id^="${prefix}"]`)].map((button) =>
    button.id.slice(prefix.length),
  );
  return ids[Math.max(0, ids.indexOf(id) - 1)] ?? startId;
}
