import type { SecretPlace } from "@/lib/core/secrets";

/** Where a message of the sandbox phone is sealed to: its own row. */
export const messagePlace = (projectId: string, rowId: string): SecretPlace => ({
  projectId,
  table: "sandbox_messages",
  rowId,
  column: "sealed",
});
