import type { ConnectorDefinition } from "@/lib/connectors/kit/define";
import type { ConnectorListItem } from "@/lib/connectors/schema";
import type { Channel } from "@/lib/core/channel";

/** What the catalogue shows of a type: everything of its definition but the form. */
export type GalleryType = Pick<
  ConnectorDefinition,
  "id" | "name" | "summary" | "category" | "capabilities" | "keywords" | "icon"
>;

/** What a row shows of a saved connector. */
export type GalleryConnector = Pick<
  ConnectorListItem,
  "id" | "type" | "name" | "description" | "channels" | "lastTest"
>;

/** The channels that a saved connector can carry as it stands. */
export const readyChannels = ({ channels }: GalleryConnector): Channel[] =>
  channels.filter(({ state }) => state.isReady).map(({ channel }) => channel);
