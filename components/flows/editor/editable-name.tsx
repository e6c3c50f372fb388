"use client";

import { useMutation } from "@tanstack/react-query";
import { Pencil } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast-store";
import type { AppError } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";

export type RenameFlow = (input: {
  flowKey: string;
  name: string;
  description: string;
}) => Promise<Result<unknown, AppError>>;

type EditableNameProps = {
  flow: { key: string; name: string; description: string };
  rename: RenameFlow | null;
};

/** The flow's name as the page's heading, which becomes a field when its button is pressed. */
export function EditableName({ flow, rename }: EditableNameProps) {
  const [text, setText] = useState<string | null>(null);
  // What was just saved, until the page has it.
  const [saved, setSaved] = useState({ from: flow.name, to: flow.name });
  const shown = saved.from === flow.name ? saved.to : flow.name;
  const { mutate, isPending } = useMutation({
    mutationFn: async (name: string) =>
      rename?.({ flowKey: flow.key, name, description: flow.description }) ?? null,
    onSuccess: (result, name) => {
      if (result?.ok) setSaved({ from: flow.name, to: name });
      else toast({ tone: "danger", title: "Not renamed", description: result?.error.text });
    },
    onError: () => toast({ tone: "danger", title: "Not renamed", description: "No answer came." }),
  });

  function end(isKept: boolean) {
    const name = (text ?? "").trim();
    setText(null);
    if (isKept && name !== "" && name !== shown) mutate(name);
  }

  if (text !== null)
    return (
      <Input
        aria-label="Name of the flow"
        autoFocus
        value={text}
        maxLength={100}
        className="max-w-80 font-semibold"
        onFocus={(event) => event.target.select()}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => end(true)}
        onKeyDown={(event) => {
          if (event.key === "Enter" || event.key === "Escape") {
            event.preventDefault();
            end(event.key === "Enter");
          }
        }}
      />
    );
  return (
    <span className="group flex min-w-0 items-center gap-1">
      <h1 className="min-w-0 truncate text-base font-semibold" title={shown}>
        {shown}
      </h1>
      {rename && (
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label="Rename the flow"
          title="Rename the flow"
          pending={isPending}
          className="text-muted"
          onClick={() => setText(shown)}
        >
          <Pencil aria-hidden="true" className="size-3.5!" />
        </Button>
      )}
    </span>
  );
}
