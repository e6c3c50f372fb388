import { Plug, Plus } from "lucide-react";
import { useMemo } from "react";
import type { PaletteAction } from "@/components/shell/palette-store";
import { usePaletteActions } from "@/components/shell/use-palette-actions";
import type { ConnectorPaths } from "./connector-paths";
import type { GalleryConnector, GalleryType } from "./gallery-model";

/** The palette draws every entry; beyond so many the search of the page is the better way. */
const most = 100;

/** Offers every connector and every type of the page in the command palette. */
export function useGalleryPalette(
  connectors: readonly GalleryConnector[],
  types: readonly GalleryType[],
  paths: ConnectorPaths,
  canSave: boolean,
): void {
  const actions = useMemo((): PaletteAction[] => {
    const opens = connectors.slice(0, most).map(({ id, name, description }) => ({
      id: `connector:${id}`,
      label: `Open ${name}`,
      icon: Plug,
      keywords: description,
      href: paths.connector(id),
    }));
    const setUps = types.slice(0, most).map(({ id, name, summary, keywords }) => ({
      id: `connector-type:${id}`,
      label: `Set up ${name}`,
      icon: Plus,
      keywords: [summary, ...keywords].join(" "),
      href: paths.newOf(id),
    }));
    return canSave ? [...setUps, ...opens] : opens;
  }, [connectors, types, paths, canSave]);
  usePaletteActions(actions);
}
