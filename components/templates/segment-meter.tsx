import { cn } from "@/components/ui/cn";
import { countSegments, type SegmentCount } from "@/lib/templates/segments";

type SegmentMeterProps = {
  /** The message with sample values, and with the longest ones. */
  sample: string;
  longest: string;
};

/** What a carrier counts for a message: as in the preview, and at its longest. */
export function SegmentMeter({ sample, longest }: SegmentMeterProps) {
  const columns = [
    { label: "Preview", count: countSegments(sample) },
    { label: "Longest", count: countSegments(longest) },
  ];
  const row = (label: string, cell: (count: SegmentCount) => string) => (
    <tr>
      <th scope="row" className="py-0.5 pr-4 text-left font-normal text-muted">
        {label}
      </th>
      {columns.map(({ label: column, count }) => (
        <td
          key={column}
          className={cn(
            "py-0.5 pl-4 text-right",
            count.segments > 1 && "font-medium text-warning-text",
          )}
        >
          {cell(count)}
        </td>
      ))}
    </tr>
  );
  return (
    <table className="w-full text-sm">
      <caption className="sr-only">What the message takes up</caption>
      <thead>
        <tr className="border-b text-muted">
          <td />
          {columns.map(({ label }) => (
            <th key={label} scope="col" className="pb-1 pl-4 text-right font-normal">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {row("Segments", ({ segments }) => String(segments))}
        {row("Characters", ({ used, room }) => `${used} of ${room}`)}
        {row("Alphabet", ({ encoding }) => encoding)}
      </tbody>
    </table>
  );
}
