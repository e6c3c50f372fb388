"use client";

import type { Route } from "next";
import { usePathname, useRouter } from "next/navigation";
import { useEffect, useRef, useSyncExternalStore } from "react";
import {
  AlertDialog,
  AlertDialogAction,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogTitle,
} from "@/components/ui/alert-dialog";
import { DialogFooter } from "@/components/ui/dialog";
import { guardBackButton } from "./guard-back-button";
import { linkLeavingPage } from "./link-leaving-page";
import { unsavedStore } from "./unsaved-store";

const holdUnload = (event: BeforeUnloadEvent) => {
  if (unsavedStore.isDirty()) event.preventDefault();
};

/**
 * Asks before unsaved work is lost by a link, the back button, a reload or a closed tab. Stands once
 * in the shell; forms report to it by `useUnsavedGuard`.
 */
export function UnsavedGuard() {
  const router = useRouter();
  const pathname = usePathname();
  const backButton = useRef<ReturnType<typeof guardBackButton>>(null);
  const question = useSyncExternalStore(unsavedStore.subscribe, unsavedStore.question, () => null);

  useEffect(() => {
    function holdLink(event: MouseEvent) {
      if (!unsavedStore.isDirty()) return;
      const target = linkLeavingPage(event);
      if (target === null) return;
      event.preventDefault();
      event.stopPropagation();
      unsavedStore.ask(() => {
        // The address comes from a link of this site, which was checked where it was written.
        if (target.origin === location.origin) router.push(target.href as Route);
        else location.assign(target.href);
      });
    }
    // On the window and in the capture phase, so that it comes before the router's own handlers.
    window.addEventListener("click", holdLink, true);
    window.addEventListener("beforeunload", holdUnload);
    const guard = guardBackButton();
    backButton.current = guard;
    return () => {
      window.removeEventListener("click", holdLink, true);
      window.removeEventListener("beforeunload", holdUnload);
      guard.stop();
    };
  }, [router]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is what tells that the page changed.
  useEffect(() => backButton.current?.notePage(), [pathname]);

  return (
    <AlertDialog
      open={question !== null}
      onOpenChange={(open) => {
        if (!open) unsavedStore.answer(false);
      }}
    >
      <AlertDialogContent>
        <AlertDialogTitle>Leave without saving?</AlertDialogTitle>
        <AlertDialogDescription>
          Your changes on this page are not saved. If you leave, they are lost.
        </AlertDialogDescription>
        <DialogFooter>
          <AlertDialogCancel>Stay on this page</AlertDialogCancel>
          <AlertDialogAction onClick={() => unsavedStore.answer(true)}>
            Leave without saving
          </AlertDialogAction>
        </DialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  );
}
