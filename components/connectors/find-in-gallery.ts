import { channelWords } from "@/lib/connectors/channel-words";
import { categoryNames } from "@/lib/connectors/kit/category";
import { buildSearchIndex, type SearchIndex, search } from "@/lib/connectors/search";
import type { GalleryFilter } from "./gallery-filter";
import { type GalleryConnector, type GalleryType, readyChannels } from "./gallery-model";

/** Connectors and types, ready to be searched together. */
export type GalleryIndex = {
  connectors: readonly GalleryConnector[];
  types: readonly GalleryType[];
  typeById: ReadonlyMap<string, GalleryType>;
  words: SearchIndex;
};

export type GalleryFindings = {
  connectors: readonly GalleryConnector[];
  types: readonly GalleryType[];
  /** What is shown matches only when a slip is forgiven. */
  isForgiven: boolean;
};

export function buildGalleryIndex(
  connectors: readonly GalleryConnector[],
  types: readonly GalleryType[],
): GalleryIndex {
  const typeById = new Map(types.map((type) => [type.id, type]));
  const words = buildSearchIndex([
    ...connectors.map((connector) => ({
      name: connector.name,
      texts: [typeById.get(connector.type)?.name ?? connector.type, connector.description],
      synonyms: [
        ...readyChannels(connector).flatMap((channel) => channelWords[channel]),
        ...(typeById.get(connector.type)?.keywords ?? []),
      ],
    })),
    ...types.map(({ id, name, summary, capabilities, keywords, category }) => ({
      name,
      texts: [summary],
      synonyms: [
        ...capabilities.flatMap((channel) => channelWords[channel]),
        ...keywords,
        categoryNames[category],
        id,
      ],
    })),
  ]);
  return { connectors, types, typeById, words };
}

/** What fits query and filters; with a query best first, otherwise in the order it came in. */
export function findInGallery(index: GalleryIndex, filter: GalleryFilter): GalleryFindings {
  const { channel, category } = filter;
  const { positions, isForgiven } = search(index.words, filter.query);
  const connectors: GalleryConnector[] = [];
  const types: GalleryType[] = [];
  for (const position of positions) {
    const connector = index.connectors[position];
    if (connector) {
      const fits =
        (channel === null || readyChannels(connector).includes(channel)) &&
        (category === null || index.typeById.get(connector.type)?.category === category);
      if (fits) connectors.push(connector);
      continue;
    }
    const type = index.types[position - index.connectors.length];
    if (!type) continue;
    const fits =
      (channel === null || type.capabilities.includes(channel)) &&
      (category === null || type.category === category);
    if (fits) types.push(type);
  }
  return { connectors, types, isForgiven };
}
