import type { GalleryConnector, GalleryType } from "@/components/connectors/gallery-model";
import { categories } from "@/lib/connectors/kit/category";
import { type Channel, channelNames, channels } from "@/lib/core/channel";
import type { ConnectorUse } from "@/lib/usage/list-connector-uses";
import { seededRandom } from "@/test/seeded-random";

const random = seededRandom(2026);
const below = (limit: number) => Math.floor(random() * limit);
const pick = <T>(items: readonly T[]): T => {
  const item = items[below(items.length)];
  if (item === undefined) throw new Error("Nothing to pick from.");
  return item;
};

const starts = [
  "Tele",
  "Mail",
  "Signal",
  "Voice",
  "Blue",
  "North",
  "Quick",
  "Post",
  "Cloud",
  "Nová",
];
const ends = ["wave", "bird", "grid", "send", "line", "post", "hub", "flow", "cast", "lio"];
const trades = ["Text messages", "Voice calls", "E-mail", "Push", "Notifications", "Verification"];
const places = ["Europe", "Brazil", "Japan", "the desk", "production", "staging", "marketing"];

const some = (values: readonly Channel[]): Channel[] => {
  const chosen = values.filter(() => random() < 0.5);
  return chosen.length > 0 ? chosen : [pick(values)];
};

const brand = () => `${pick(starts)}${pick(ends)} ${pick(ends)}`;

/** Types that look like real ones; the same in every run. */
export const generateTypes = (count: number): GalleryType[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `type-${index}`,
    name: index === 0 ? "Twilio" : `${brand()} ${index}`,
    summary: `${pick(trades)} and ${pick(trades).toLowerCase()} for ${pick(places)} from your own account.`,
    category: pick(categories),
    capabilities: some(channels),
    keywords: [pick(places), brand()],
    icon: { fills: ["M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Z"] },
  }));

/** Saved connectors of these types. */
export const generateConnectors = (
  count: number,
  types: readonly GalleryType[],
  nowMs: number,
): GalleryConnector[] =>
  Array.from({ length: count }, (_, index) => {
    const type = pick(types);
    const state = pick(["passed", "passed", "passed", "warned", "failed", "unknown"] as const);
    return {
      id: `co_${index}`,
      type: type.id,
      name: `${type.name} ${pick(places)} ${index}`,
      description: `For ${pick(places)}, ${pick(trades).toLowerCase()}.`,
      channels: type.capabilities.map((channel) => ({
        channel,
        state:
          random() < 0.9
            ? { isReady: true, sender: null }
            : { isReady: false, reason: "It has no phone number for voice calls." },
      })),
      lastTest:
        random() < 0.2
          ? null
          : {
              id: `ct_${index}`,
              state,
              problems: state === "failed" || state === "warned" ? 1 + below(3) : 0,
              finishedAt: new Date(nowMs - below(9_000_000_000)).toISOString(),
            },
    };
  });

/** Every third connector is used for all it can do. */
export const generateUses = (
  connectors: readonly GalleryConnector[],
): Record<string, ConnectorUse[]> =>
  Object.fromEntries(
    connectors
      .filter((_, index) => index % 3 === 0)
      .map(({ id, channels: able }) => [
        id,
        able.map(({ channel }) => ({
          kind: "otp",
          label: `One-time passwords by ${channelNames[channel]}`,
          path: "otp",
          channel,
        })),
      ]),
  );
