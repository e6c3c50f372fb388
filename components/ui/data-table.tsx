import type { ReactNode } from "react";

export type DataTableProps = {
  /** What the table holds: "Messages by minute". */
  caption: string;
  columns: readonly { key: string; label: string; isNumber?: boolean }[];
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
  /** The sums, below. */
  total?: readonly ReactNode[];
};

/** A plain table of numbers that scrolls in its own frame, head and sums staying in sight. */
export function DataTable({ caption, columns, rows, total }: DataTableProps) {
  const alignment = (index: number) =>
    columns[index]?.isNumber ? "text-right tabular-nums" : "text-left";
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section tabIndex={0} aria-label={caption} className="max-h-80 overflow-auto">
      <table className="w-full border-separate border-spacing-0 text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, label }, index) => (
              <th
                key={key}
                scope="col"
                className={`sticky top-0 border-b bg-surface px-2 py-1.5 font-medium whitespace-nowrap text-muted first:pl-0 last:pr-0 ${alignment(index)}`}
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={total && "[&>tr:last-child>*]:border-b-0"}>
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              {columns.map(({ key: column }, index) => {
                const className = `border-b px-2 py-1.5 first:pl-0 last:pr-0 ${alignment(index)}`;
                return index === 0 ? (
                  <th key={column} scope="row" className={`${className} font-normal`}>
                    {cells[index]}
                  </th>
                ) : (
                  <td key={column} className={className}>
                    {cells[index]}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
        {total && (
          <tfoot>
            <tr>
              {columns.map(({ key }, index) => {
                const className = `sticky bottom-0 border-t bg-surface px-2 py-1.5 font-medium first:pl-0 last:pr-0 ${alignment(index)}`;
                return index === 0 ? (
                  <th key={key} scope="row" className={className}>
                    {total[index]}
                  </th>
                ) : (
                  <td key={key} className={className}>
                    {total[index]}
                  </td>
                );
              })}
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  );
}
