"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { confirmed } from "@/components/auth/confirmed";
import { Button } from "@/components/ui/button";
import type { TemplateActions } from "./template-actions";
import type { TemplateOption } from "./template-field";

type DeleteTemplateProps = {
  template: TemplateOption;
  remove: NonNullable<TemplateActions>["remove"];
  onRemoved: () => void;
};

/** Deletes after a second press; a template that is in use says so. */
export function DeleteTemplate({ template, remove, onRemoved }: DeleteTemplateProps) {
  const [isAsking, setIsAsking] = useState(false);
  const mutation = useMutation({
    mutationFn: () => confirmed(() => remove({ templateId: template.id })),
    onSuccess: (result) => {
      if (result.ok) onRemoved();
    },
  });
  const problem =
    mutation.data && !mutation.data.ok
      ? mutation.data.error.text
      : mutation.isError
        ? "Patchbay did not answer. Try again."
        : null;
  return (
    <div className="flex flex-wrap items-center gap-2">
      {isAsking ? (
        <>
          <Button variant="danger" pending={mutation.isPending} onClick={() => mutation.mutate()}>
            Delete {template.name}
          </Button>
          <Button variant="ghost" onClick={() => setIsAsking(false)}>
            Keep it
          </Button>
        </>
      ) : (
        <Button variant="ghost" onClick={() => setIsAsking(true)}>
          Delete
        </Button>
      )}
      <p role="status" className="text-sm text-danger-text">
        {problem}
      </p>
    </div>
  );
}
