import { toast } from "@/components/ui/toast-store";
import type { SignOut } from "./viewer";

/** Signs out. A success leads away; nobody must believe to be signed out who is not. */
export async function leaveConsole(signOut: SignOut): Promise<void> {
  const answer = await signOut();
  if (!answer.ok)
    toast({ tone: "danger", title: "Not signed out", description: answer.error.text });
}
