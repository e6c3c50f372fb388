import { z } from "zod";

/** What an address holds after its "?". */
export type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** "failed,undelivered" in an address, or a list. */
export const listOf = <Item extends z.ZodType<string, string>>(item: Item) => {
  const list = z.array(item).min(1).max(20);
  const text = z
    .string()
    .max(1_000)
    .transform((words) => words.split(",").filter(Boolean))
    .pipe(list);
  return z.union([text, list]);
};

/** Reads a filter from an address; what makes no sense there is left out, so that an old link still works. */
export function readFilter<Filter extends z.ZodObject>(
  filter: Filter,
  given: Query,
): z.output<Filter> {
  const good = Object.keys(filter.shape).filter((key) => {
    const value = given[key];
    return typeof value === "string" && value !== "" && filter.safeParse({ [key]: value }).success;
  });
  return filter.parse(Object.fromEntries(good.map((key) => [key, given[key]])));
}

/** The same in the form of an address, in one order, so that equal filters are equal texts. */
export function writeFilter<Filter extends z.ZodObject>(
  filter: Filter,
  chosen: z.output<Filter>,
): URLSearchParams {
  const query = new URLSearchParams();
  const values: Readonly<Record<string, unknown>> = chosen;
  for (const key of Object.keys(filter.shape)) {
    const value = values[key];
    const text = Array.isArray(value) ? value.join(",") : String(value ?? "");
    if (text !== "") query.set(key, text);
  }
  return query;
}
