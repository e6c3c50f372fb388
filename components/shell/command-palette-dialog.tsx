"use client";

import { BookOpen, CircleDot, CornerDownLeft, LogOut } from "lucide-react";
import { useRouter } from "next/navigation";
import { useSyncExternalStore } from "react";
import {
  Command,
  CommandEmpty,
  CommandGroup,
  CommandInput,
  CommandItem,
  CommandList,
} from "@/components/ui/command";
import { Dialog, DialogContent, DialogDescription, DialogTitle } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import type { Operation } from "@/lib/auth/permissions";
import { guidePages } from "@/lib/guide/guide-pages";
import { applyTheme } from "./apply-theme";
import { leaveConsole } from "./leave-console";
import { consolePath, visibleNavigation } from "./navigation";
import { type PaletteAction, paletteStore } from "./palette-store";
import { rankAction } from "./rank-action";
import { themeChoices } from "./theme-choices";
import { requestLeave } from "./unsaved-store";
import type { SignOut } from "./viewer";

const themes = themeChoices.map(
  ({ theme, label, icon }): PaletteAction => ({
    id: `theme:${theme}`,
    label,
    icon,
    keywords: "theme mode appearance colours",
    run: () => applyTheme(theme),
  }),
);

const none: readonly PaletteAction[] = [];

type CommandPaletteDialogProps = {
  projectSlug: string;
  operations: readonly Operation[];
  signOut: SignOut;
};

/** The open palette. A default export because it is loaded on demand. */
export default function CommandPaletteDialog({
  projectSlug,
  operations,
  signOut,
}: CommandPaletteDialogProps) {
  const router = useRouter();
  const actions = useSyncExternalStore(paletteStore.subscribe, paletteStore.actions, () => none);
  const pages = visibleNavigation(operations)
    .flatMap((group) => group.items)
    .map(
      ({ path, label, icon, keywords }): PaletteAction => ({
        id: `page:${path}`,
        label,
        icon,
        keywords,
        href: consolePath(projectSlug, path),
      }),
    );

  const guide = guidePages.map(
    ({ slug, title }): PaletteAction => ({
      id: `guide:${slug}`,
      label: `Guide: ${title}`,
      icon: BookOpen,
      keywords: "help manual documentation how to",
      href: consolePath(projectSlug, `guide/${slug}`),
    }),
  );

  const leave: PaletteAction = {
    id: "you:sign-out",
    label: "Sign out",
    icon: LogOut,
    keywords: "log out leave end session",
    run: () => requestLeave(() => void leaveConsole(signOut)),
  };

  function choose(action: PaletteAction) {
    paletteStore.setOpen(false);
    if ("href" in action) requestLeave(() => router.push(action.href));
    else action.run();
  }

  const items = (list: readonly PaletteAction[]) =>
    list.map((action) => {
      const Icon = action.icon ?? CircleDot;
      return (
        <CommandItem
          key={action.id}
          value={action.id}
          keywords={[action.label, action.keywords ?? ""]}
          onSelect={() => choose(action)}
        >
          <Icon aria-hidden="true" />
          {action.label}
        </CommandItem>
      );
    });

  return (
    <Dialog open onOpenChange={(open) => paletteStore.setOpen(open)}>
      <DialogContent className="top-[12vh] max-w-xl translate-y-0 gap-0 overflow-hidden p-0 [&>button:last-child]:hidden">
        <DialogTitle className="sr-only">Command palette</DialogTitle>
        <DialogDescription className="sr-only">
          Type to find a page or an action, arrow keys to move, Enter to choose.
        </DialogDescription>
        <Command
          label="Pages and actions"
          loop
          filter={(_, typed, [label = "", keywords = ""] = []) =>
            rankAction(label, keywords, typed)
          }
        >
          <CommandInput placeholder="Go to a page or do something" />
          <CommandList>
            {actions.length > 0 && (
              <CommandGroup heading="On this page">{items(actions)}</CommandGroup>
            )}
            <CommandGroup heading="Pages">{items(pages)}</CommandGroup>
            {operations.includes("project.read") && (
              <CommandGroup heading="Guide">{items(guide)}</CommandGroup>
            )}
            <CommandGroup heading="Theme">{items(themes)}</CommandGroup>
            <CommandGroup heading="You">{items([leave])}</CommandGroup>
          </CommandList>
          {/* Beside the list, which may hold nothing but options. */}
          <CommandEmpty role="status">Nothing matches. Try a shorter word.</CommandEmpty>
        </Command>
        <p
          aria-hidden="true"
          className="flex items-center gap-3 border-t px-3.5 py-2 text-xs text-muted"
        >
          <span className="flex items-center gap-1">
            <Kbd>↑</Kbd>
            <Kbd>↓</Kbd> move
          </span>
          <span className="flex items-center gap-1">
            <Kbd>
              <CornerDownLeft className="size-3" />
            </Kbd>
            choose
          </span>
          <span className="flex items-center gap-1">
            <Kbd>Esc</Kbd> close
          </span>
        </p>
      </DialogContent>
    </Dialog>
  );
}
