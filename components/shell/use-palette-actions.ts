"use client";

import { useEffect, useState } from "react";
import { type PaletteAction, paletteStore } from "./palette-store";

/** Offers these actions in the command palette for as long as the component is on the page. */
export function usePaletteActions(actions: readonly PaletteAction[]): void {
  const [source] = useState(() => Symbol("page"));
  useEffect(() => paletteStore.register(source, actions), [source, actions]);
}
