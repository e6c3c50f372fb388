"use client";

import Link, { useLinkStatus } from "next/link";
import { usePathname } from "next/navigation";
import { useId } from "react";
import { cn } from "@/components/ui/cn";
import type { Operation } from "@/lib/auth/permissions";
import { consolePath, currentPath, type NavigationItem, visibleNavigation } from "./navigation";

type SidebarNavProps = {
  projectSlug: string;
  operations: readonly Operation[];
  /** Called when a page was chosen, for instance to close the sheet around. */
  onChoose?: () => void;
};

/** The pages this person may open, in groups. */
export function SidebarNav({ projectSlug, operations, onChoose }: SidebarNavProps) {
  const id = useId();
  const groups = visibleNavigation(operations);
  const current = currentPath(groups, projectSlug, usePathname());
  return (
    <nav aria-label="Main" className="flex flex-col gap-4">
      {groups.map(({ label, items }, index) => (
        <div key={items[0]?.path}>
          {label && (
            <p id={`${id}-${index}`} className="px-2 pb-1 text-xs font-medium text-muted">
              {label}
            </p>
          )}
          <ul aria-labelledby={label ? `${id}-${index}` : undefined} className="space-y-0.5">
            {items.map((item) => {
              const href = consolePath(projectSlug, item.path);
              const isCurrent = item.path === current;
              return (
                <li key={item.path}>
                  <Link
                    href={href}
                    onClick={onChoose}
                    aria-current={isCurrent ? "page" : undefined}
                    className={cn(
                      "relative flex min-h-control items-center gap-2.5 overflow-hidden rounded-control px-2 transition-colors",
                      isCurrent
                        ? "bg-accent-soft font-medium text-accent-text"
                        : "text-text hover:bg-hover",
                    )}
                  >
                    <ItemContent item={item} />
                  </Link>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function ItemContent({ item: { icon: Icon, label } }: { item: NavigationItem }) {
  const { pending } = useLinkStatus();
  return (
    <>
      <Icon aria-hidden="true" className="size-4 shrink-0" />
      {label}
      {pending && (
        <span aria-hidden="true" className="absolute inset-x-2 bottom-0 h-0.5 overflow-hidden">
          <span className="block h-full w-1/3 animate-slide rounded-full bg-accent" />
        </span>
      )}
    </>
  );
}
