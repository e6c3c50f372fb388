import { flowKey } from "@/lib/flows/model/flow-key";

/** One of the addresses of a flow's page; `part` is "" for the page itself. */
export type RunAddress = {
  project: string;
  flowKey: string;
  part: "" | "state" | "logo";
  /** `/run/<project>/<flow>`: what its cookies are limited to. */
  root: string;
  query: URLSearchParams;
};

const slug = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** Reads `/run/<project>/<flow>[/state|/logo]`; null for any other address. */
export function readRunAddress(url: string): RunAddress | null {
  const [path = "", query = ""] = url.split("?", 2);
  const [empty, run, project = "", flow = "", part = "", ...more] = path.split("/");
  if (empty !== "" || run !== "run" || more.length > 0) return null;
  if (!slug.test(project) || !flowKey.safeParse(flow).success) return null;
  if (part !== "" && part !== "state" && part !== "logo") return null;
  return {
    project,
    flowKey: flow,
    part,
    root: `/run/${project}/${flow}`,
    query: new URLSearchParams(query),
  };
}

/** What of a page's query stays with it from step to step. */
const kept = ["locale", "return_to", "state"];

/** The page's own address with the part of its query that stays. */
export function pageOf({ root, query }: RunAddress): string {
  const pairs = kept.flatMap((name) => {
    const value = query.get(name);
    return value === null ? [] : [[name, value.slice(0, 2_000)]];
  });
  const text = new URLSearchParams(pairs).toString();
  return text === "" ? root : `${root}?${text}`;
}

const longestState = 2_000;

/** What the application gave along to get back; null for nothing. */
export const stateOfCaller = ({ query }: Pick<RunAddress, "query">): string | null =>
  query.get("state")?.slice(0, longestState) ?? null;
