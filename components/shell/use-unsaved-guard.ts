"use client";

import { useEffect, useState } from "react";
import { unsavedStore } from "./unsaved-store";

/**
 * Guards a form: while `isDirty` is true, leaving the page asks first. Say false before a navigation
 * that follows a save; `router.push` itself is not held (use `requestLeave` around it if it should be).
 */
export function useUnsavedGuard(isDirty: boolean): void {
  const [source] = useState(() => Symbol("form"));
  useEffect(() => {
    unsavedStore.mark(source, isDirty);
    return () => unsavedStore.mark(source, false);
  }, [source, isDirty]);
}
