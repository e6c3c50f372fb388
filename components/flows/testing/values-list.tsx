import type { FlowValues } from "@/lib/flows/model/values";

/** Every value that texts and rules can name now, by its path. */
export function ValuesList({ values }: { values: FlowValues }) {
  const rows = flat(values, "");
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 font-mono text-xs">
      {rows.map(([path, value]) => (
        <div key={path} className="contents">
          <dt className="text-muted">{path}</dt>
          <dd className="wrap-anywhere">{value || "\u2013"}</dd>
        </div>
      ))}
    </dl>
  );
}

function flat(tree: object, before: string): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] => {
    const path = before === "" ? key : `${before}.${key}`;
    return typeof value === "object" && value !== null
      ? flat(value, path)
      : [[path, String(value)]];
  });
}
