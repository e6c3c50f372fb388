import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { useLazyOpen } from "@/components/ui/use-lazy-open";
import type { ConnectorUse } from "@/lib/usage/list-connector-uses";
import type { ConnectorPaths } from "./connector-paths";

type UsedByProps = { name: string; uses: readonly ConnectorUse[]; paths: ConnectorPaths };

/** How many places send through a connector; the count opens their list. */
export function UsedBy({ name, uses, paths }: UsedByProps) {
  const { isArmed, isOpen, setOpen, lazyProps } = useLazyOpen("dialog");
  if (uses.length === 0) return <span className="text-sm text-muted">Not used</span>;
  const button = (
    <Button variant="ghost" size="sm" className="-mx-2.75 tabular-nums" {...lazyProps}>
      Used by {uses.length}
      <span className="sr-only">: show where {name} is used</span>
    </Button>
  );
  if (!isArmed) return button;
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger asChild>{button}</PopoverTrigger>
      <PopoverContent aria-label={`Where ${name} is used`} className="p-1">
        <UseList uses={uses} paths={paths} />
      </PopoverContent>
    </Popover>
  );
}

/** The places, each as a link. */
export function UseList({ uses, paths }: Omit<UsedByProps, "name">) {
  return (
    <ul className="max-h-64 overflow-y-auto">
      {uses.map(({ label, path }) => (
        <li key={`${path} ${label}`}>
          <Link
            href={paths.use(path)}
            prefetch={false}
            className="flex min-h-control items-center rounded-control px-2 py-1 break-words hover:bg-hover"
          >
            {label}
          </Link>
        </li>
      ))}
    </ul>
  );
}
