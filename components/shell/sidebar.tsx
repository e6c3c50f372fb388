"use client";

import { Menu } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogTitle } from "@/components/ui/dialog";
import { Mark } from "./mark";
import { PaletteButton } from "./palette-button";
import { SidebarNav } from "./sidebar-nav";
import { UserMenu } from "./user-menu";
import type { ShellProject, SignOut, Viewer } from "./viewer";

type SidebarProps = {
  viewer: Viewer;
  project: ShellProject;
  signOut: SignOut;
};

/** Navigation at the left; under 900 px a bar at the top with a sheet that holds the same. */
export function Sidebar({ viewer, project, signOut }: SidebarProps) {
  const [isOpen, setIsOpen] = useState(false);
  const content = (
    <>
      <PaletteButton className="mx-1" />
      <div className="min-h-0 flex-1 overflow-y-auto px-1 py-0.5">
        <SidebarNav
          projectSlug={project.slug}
          operations={viewer.operations}
          onChoose={() => setIsOpen(false)}
        />
      </div>
      <UserMenu viewer={viewer} projectSlug={project.slug} signOut={signOut} />
    </>
  );
  return (
    <>
      <header className="sticky top-0 z-20 flex h-13 items-center gap-2 border-b bg-background px-gutter md:hidden">
        <Button
          variant="ghost"
          size="icon"
          aria-label="Open navigation"
          aria-haspopup="dialog"
          onClick={() => setIsOpen(true)}
          className="-ml-2"
        >
          <Menu aria-hidden="true" />
        </Button>
        <ProjectName name={project.name} />
      </header>
      <header className="sticky top-0 hidden h-dvh w-sidebar shrink-0 flex-col gap-4 border-r p-2 pt-3 md:flex">
        <div className="px-2">
          <ProjectName name={project.name} />
        </div>
        {content}
      </header>
      <Dialog open={isOpen} onOpenChange={setIsOpen}>
        <DialogContent className="top-0 left-0 h-dvh max-h-dvh w-[calc(100vw-3rem)] max-w-72 translate-x-0 translate-y-0 gap-4 rounded-none p-2 pt-3.5 data-[state=closed]:slide-out-to-left data-[state=open]:slide-in-from-left">
          <DialogTitle className="px-2 text-base">{project.name}</DialogTitle>
          <DialogDescription className="sr-only">Pages of this project</DialogDescription>
          {content}
        </DialogContent>
      </Dialog>
    </>
  );
}

function ProjectName({ name }: { name: string }) {
  return (
    <div className="flex h-control min-w-0 items-center gap-2.5">
      <Mark />
      <span className="min-w-0">
        <span className="block truncate leading-tight font-semibold">{name}</span>
        <span className="block text-xs leading-tight text-muted">Patchbay</span>
      </span>
    </div>
  );
}
