import type { z } from "zod";
import type { Channel } from "@/lib/core/channel";
import type { ErrorKey, FlowErrorClass } from "./errors";

/** A way out of a step. Error ports stand apart on the node; see `portsOf`. */
type PortDefinition = { id: string; label: string };

/** What a text is for, which decides how its values are escaped and what is checked. */
export type TextPlace = "recipient" | "sms" | "voice" | "subject" | "mail" | "screen" | "value";

/** One text of a config that may hold `{{values}}`; `path` is dotted, from the config. */
type TextUse = { path: string; label: string; text: string; place: TextPlace };

/** Something outside the flow that a step depends on. `path` is dotted, from the config. */
export type Reference = { kind: "connector" | "template" | "flow"; id: string; path: string };

/** Names of icons that `components/flows` draws. */
export type FlowIcon =
  | "start"
  | "screen"
  | "send"
  | "verify"
  | "message"
  | "condition"
  | "wait"
  | "values"
  | "subflow"
  | "end";

/** One line of the editor's list of things to add. */
export type CatalogueEntry<Config> = {
  /** Stable, such as "sign-up-or-in/otp/sms". */
  id: string;
  /** "Sign Up or In / OTP / SMS" */
  label: string;
  /** Further words to search by. */
  keywords: string;
  config: Config;
};

/** What pages know of the outside when they describe a step: names by id. */
export type Names = {
  connector: (id: string) => string | null;
  template: (id: string) => string | null;
  flow: (key: string) => string | null;
};

/**
 * The browser-safe half of a node kind: form, ports and checks are made of it, and the engine runs
 * by the same ports. The other half is `run.ts` beside it.
 */
export type NodeDefinition<
  Kind extends string = string,
  Config extends z.ZodObject = z.ZodObject,
> = {
  /** Equals the folder's name. */
  kind: Kind;
  label: string;
  /** One line of what it is for. */
  summary: string;
  icon: FlowIcon;
  config: Config;
  /** Ready-made steps to add; empty where they depend on the project (connectors, subflows). */
  catalogue: readonly CatalogueEntry<z.output<Config>>[];
  /** Ways out when all goes well, in their order on the node. */
  ports: (config: z.output<Config>) => PortDefinition[];
  /** What it can fail with. */
  errors: (config: z.output<Config>) => readonly FlowErrorClass[];
  /** Whether going on at this error claims nothing false. */
  mayIgnore: (config: z.output<Config>, key: ErrorKey) => boolean;
  /** The channel it sends by. */
  channel: (config: z.output<Config>) => Channel | null;
  /** The muted line on the node. */
  describe: (config: z.output<Config>, names: Names) => string;
  texts: (config: z.output<Config>) => TextUse[];
  references: (config: z.output<Config>) => Reference[];
  /** Paths of values that are there once the step went well ("form.phone"). */
  gives: (config: z.output<Config>) => string[];
  /** Waits for a person: a loop has to pass one of these. */
  isStop: boolean;
};

/** Makes a definition with the parts that most kinds do not need left out. */
export function defineNode<const Kind extends string, Config extends z.ZodObject>(
  spec: Pick<
    NodeDefinition<Kind, Config>,
    "kind" | "label" | "summary" | "icon" | "config" | "ports" | "describe"
  > &
    Partial<NodeDefinition<Kind, Config>>,
): NodeDefinition<Kind, Config> {
  return {
    catalogue: [],
    errors: () => [],
    mayIgnore: () => false,
    channel: () => null,
    texts: () => [],
    references: () => [],
    gives: () => [],
    isStop: false,
    ...spec,
  };
}
