import { type Category, categories } from "@/lib/connectors/kit/category";
import { type Channel, channels } from "@/lib/core/channel";

/** What the page shows; it lives in the address, so that it can be shared and come back to. */
export type GalleryFilter = {
  query: string;
  channel: Channel | null;
  category: Category | null;
  /** The whole list of connectors, however long. */
  showsAll: boolean;
};

export const emptyFilter: GalleryFilter = {
  query: "",
  channel: null,
  category: null,
  showsAll: false,
};

/** Longer ones come from a slip of the clipboard. */
export const maxQueryLength = 200;

/** Reads the filter from the part of an address after "?". What it does not know it leaves out. */
export function readGalleryFilter(address: string): GalleryFilter {
  const params = new URLSearchParams(address);
  const oneOf = <T extends string>(values: readonly T[], name: string): T | null =>
    values.find((value) => value === params.get(name)) ?? null;
  return {
    query: (params.get("q") ?? "").slice(0, maxQueryLength),
    channel: oneOf(channels, "channel"),
    category: oneOf(categories, "category"),
    showsAll: params.get("all") === "1",
  };
}

/** The part of the address after "?"; "" for a page without search or filter. */
export function writeGalleryFilter({ query, channel, category, showsAll }: GalleryFilter): string {
  const params = new URLSearchParams();
  if (query.trim() !== "") params.set("q", query);
  if (channel) params.set("channel", channel);
  if (category) params.set("category", category);
  if (showsAll) params.set("all", "1");
  return params.toString();
}

/** Whether less than everything is asked for. */
export const isFiltering = ({ query, channel, category }: GalleryFilter): boolean =>
  query.trim() !== "" || channel !== null || category !== null;
