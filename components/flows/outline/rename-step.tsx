"use client";

import { useState } from "react";
import { Input } from "@/components/ui/input";
import { useEditorParts } from "../editor/editor-context";
import { focusStep } from "./focus-step";

type RenameStepProps = { id: string; name: string; onEnd: () => void };

/** The name as a field: Enter keeps it, Escape leaves it as it was. */
export function RenameStep({ id, name, onEnd }: RenameStepProps) {
  const { store } = useEditorParts();
  const [text, setText] = useState(name);

  function end(isKept: boolean) {
    const next = text.trim();
    if (isKept && next !== "") store.dispatch({ type: "rename", id, name: next });
    onEnd();
  }

  return (
    <Input
      aria-label={`New name of ${name}`}
      autoFocus
      value={text}
      maxLength={80}
      className="max-w-form"
      onFocus={(event) => event.target.select()}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => end(true)}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== "Escape") return;
        event.preventDefault();
        end(event.key === "Enter");
        focusStep(id);
      }}
    />
  );
}
