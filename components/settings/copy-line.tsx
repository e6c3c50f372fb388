import { CopyButton } from "@/components/ui/copy-button";

/** A value for somebody's code: its name, the value, and a button that copies it. */
export function CopyLine({ label, value }: { label: string; value: string }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-2 py-1.5 sm:grid-cols-[9rem_minmax(0,1fr)_auto]">
      <dt className="text-muted max-sm:col-span-2">{label}</dt>
      <dd className="min-w-0 font-mono text-sm wrap-anywhere">{value}</dd>
      <dd>
        <CopyButton
          value={value}
          label={`Copy ${label.slice(0, 1).toLowerCase()}${label.slice(1)}`}
        />
      </dd>
    </div>
  );
}
