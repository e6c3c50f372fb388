"use client";

import { ChevronsUpDown, KeyRound, LogOut } from "lucide-react";
import Link from "next/link";
import { useTransition } from "react";
import { cn } from "@/components/ui/cn";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { leaveConsole } from "./leave-console";
import { consolePath } from "./navigation";
import { ThemeItems } from "./theme-items";
import { requestLeave } from "./unsaved-store";
import type { SignOut, Viewer } from "./viewer";

type UserMenuProps = {
  viewer: Viewer;
  projectSlug: string;
  /** Server action that ends the session and leads to the sign-in page. */
  signOut: SignOut;
};

/** Who is signed in, the theme, the password and the way out. */
export function UserMenu({ viewer, projectSlug, signOut }: UserMenuProps) {
  const [isLeaving, startTransition] = useTransition();
  const leave = () => startTransition(() => leaveConsole(signOut));
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        aria-label={`Your menu, ${viewer.name}`}
        className={cn(
          "flex w-full min-w-0 items-center gap-2.5 rounded-control px-2 py-1.5 text-left transition-colors hover:bg-hover data-[state=open]:bg-hover",
          isLeaving && "animate-quiet",
        )}
      >
        <span
          aria-hidden="true"
          className="flex size-7 shrink-0 items-center justify-center rounded-full bg-accent-soft text-xs font-semibold text-accent-text uppercase"
        >
          {viewer.name.trim().slice(0, 1) || "?"}
        </span>
        <span className="min-w-0 flex-1">
          <span className="block truncate text-sm font-medium">{viewer.name}</span>
          <span className="block truncate text-xs text-muted">{viewer.roleName}</span>
        </span>
        <ChevronsUpDown aria-hidden="true" className="size-4 shrink-0 text-muted" />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" side="top" className="w-60">
        <div className="px-2 py-1.5">
          <p className="truncate font-medium">{viewer.name}</p>
          <p className="truncate text-sm text-muted">{viewer.email}</p>
        </div>
        <DropdownMenuSeparator />
        <DropdownMenuLabel>Theme</DropdownMenuLabel>
        <ThemeItems />
        <DropdownMenuSeparator />
        <DropdownMenuItem asChild>
          <Link href={consolePath(projectSlug, "account")}>
            <KeyRound aria-hidden="true" />
            Change password
          </Link>
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => requestLeave(leave)}>
          <LogOut aria-hidden="true" />
          Sign out
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
