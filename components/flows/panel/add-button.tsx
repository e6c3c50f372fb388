"use client";

import { Plus } from "lucide-react";
import { Button } from "@/components/ui/button";
import { usePanel } from "./panel-context";

/** Adds one more to a list, up to `most`. */
export function AddButton({
  label,
  count,
  most,
  onAdd,
}: {
  label: string;
  count: number;
  most: number;
  onAdd: () => void;
}) {
  const { isReadOnly } = usePanel();
  if (isReadOnly || count >= most) return null;
  return (
    <Button size="sm" onClick={onAdd}>
      <Plus aria-hidden="true" />
      {label}
    </Button>
  );
}
