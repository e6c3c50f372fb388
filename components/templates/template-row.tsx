import { Copy, Ellipsis, Lock, Pencil, Trash2 } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { type ReactNode, useRef } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { RelativeTime } from "@/components/ui/relative-time";
import type { TemplateUse } from "@/lib/usage/list-template-uses";
import type { TemplatePaths } from "./template-paths";
import { UsedByList } from "./used-by-list";

type TemplateRowProps = {
  name: string;
  href: Route;
  excerpt: string;
  uses: readonly TemplateUse[];
  /** null for a built-in template. */
  saved: { version: number; at: string; byName: string | null } | null;
  /** Languages besides the default one. */
  locales: readonly string[];
  paths: TemplatePaths;
  /** null for those who may not save. */
  duplicateHref: Route | null;
  /** null where it cannot be deleted. */
  onDelete: (() => void) | null;
};

/** One template: 52 px high, three short lines on a phone. The name opens it. */
export function TemplateRow(props: TemplateRowProps) {
  const { name, href, excerpt, uses, saved, locales, paths } = props;
  return (
    <li className="relative grid min-h-13 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 border-b px-4 py-2 last:border-b-0 hover:bg-hover sm:grid-cols-[minmax(0,1fr)_6rem_11rem_auto]">
      <div className="min-w-0">
        <div className="flex min-w-0 items-center gap-2">
          <Link
            href={href}
            prefetch={false}
            title={name}
            // The whole row is the link; menus and buttons lie above it.
            className="truncate font-medium outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-ring"
          >
            {name}
          </Link>
          {saved === null && (
            <Badge>
              <Lock aria-hidden="true" />
              Built in
            </Badge>
          )}
          {locales.length > 0 && (
            <Badge>
              {locales.length + 1}
              <span className="sr-only"> </span> languages
            </Badge>
          )}
        </div>
        <p className="truncate text-sm text-muted">{excerpt}</p>
      </div>
      <div className="relative row-start-2 sm:col-start-2 sm:row-start-1">
        <UsedBy name={name} uses={uses} paths={paths} />
      </div>
      <p className="row-start-3 min-w-0 text-sm text-muted sm:col-start-3 sm:row-start-1">
        {saved ? (
          <>
            Version {saved.version} · <RelativeTime value={saved.at} />
            <span className="block truncate">{saved.byName && `by ${saved.byName}`}</span>
          </>
        ) : (
          "Comes with Patchbay"
        )}
      </p>
      <div className="relative col-start-2 row-start-1 sm:col-start-4">
        <RowMenu {...props} />
      </div>
    </li>
  );
}

function UsedBy({ name, uses, paths }: Pick<TemplateRowProps, "name" | "uses" | "paths">) {
  if (uses.length === 0) return <span className="text-sm text-muted">Not used</span>;
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button variant="ghost" size="sm" className="-mx-2.75 tabular-nums">
          Used by {uses.length}
          <span className="sr-only">: show where {name} is used</span>
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label={`Where ${name} is used`}>
        <UsedByList uses={uses} paths={paths} />
      </PopoverContent>
    </Popover>
  );
}

function RowMenu({ name, href, saved, duplicateHref, onDelete }: TemplateRowProps) {
  const trigger = useRef<HTMLButtonElement>(null);
  return (
    <DropdownMenu modal={false}>
      <DropdownMenuTrigger asChild>
        <Button ref={trigger} variant="ghost" size="icon-sm" aria-label={`Actions for ${name}`}>
          <Ellipsis aria-hidden="true" />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        <LinkItem href={href}>
          <Pencil aria-hidden="true" />
          {saved && duplicateHref ? "Edit" : "View"}
        </LinkItem>
        {duplicateHref && (
          <LinkItem href={duplicateHref}>
            <Copy aria-hidden="true" />
            Duplicate
          </LinkItem>
        )}
        {onDelete && (
          <>
            <DropdownMenuSeparator />
            <DropdownMenuItem
              variant="danger"
              onSelect={() => {
                // The question gives the focus back to what had it last, which outlives this menu.
                trigger.current?.focus();
                onDelete();
              }}
            >
              <Trash2 aria-hidden="true" />
              Delete
            </DropdownMenuItem>
          </>
        )}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

function LinkItem({ href, children }: { href: Route; children: ReactNode }) {
  return (
    <DropdownMenuItem asChild>
      <Link href={href} prefetch={false}>
        {children}
      </Link>
    </DropdownMenuItem>
  );
}
