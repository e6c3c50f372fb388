import { Copy, Ellipsis, ListChecks, Pencil, Trash2 } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { type ReactNode, useRef } from "react";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { useLazyOpen } from "@/components/ui/use-lazy-open";
import type { ConnectorPaths } from "./connector-paths";
import type { GalleryConnector } from "./gallery-model";

/** What the viewer may do with a connector. */
export type ConnectorRights = { canSave: boolean; canTest: boolean; canDelete: boolean };

type ConnectorMenuProps = {
  connector: GalleryConnector;
  paths: ConnectorPaths;
  rights: ConnectorRights;
  onDelete: (connector: GalleryConnector) => void;
};

/** What can be done with one connector. */
export function ConnectorMenu({ connector, paths, rights, onDelete }: ConnectorMenuProps) {
  const { isArmed, isOpen, setOpen, lazyProps } = useLazyOpen("menu");
  const trigger = useRef<HTMLButtonElement>(null);
  const button = (
    <Button
      ref={trigger}
      variant="ghost"
      size="icon-sm"
      aria-label={`Actions for ${connector.name}`}
      {...lazyProps}
    >
      <Ellipsis aria-hidden="true" />
    </Button>
  );
  if (!isArmed) return button;

  function askToDelete() {
    // The question gives the focus back to what had it last, and that must outlive this menu.
    trigger.current?.focus();
    onDelete(connector);
  }

  return (
    <DropdownMenu modal={false} open={isOpen} onOpenChange={setOpen}>
      <DropdownMenuTrigger asChild>{button}</DropdownMenuTrigger>
      <DropdownMenuContent>
        <LinkItem href={paths.connector(connector.id)}>
          <Pencil aria-hidden="true" />
          {rights.canSave ? "Edit" : "View"}
        </LinkItem>
        {rights.canTest && (
          <LinkItem href={paths.test(connector.id)}>
            <ListChecks aria-hidden="true" />
            Test
          </LinkItem>
        )}
        {rights.canSave && (
          <LinkItem href={paths.duplicate(connector)}>
            <Copy aria-hidden="true" />
            Duplicate
          </LinkItem>
        )}
        {rights.canDelete && (
          <>
            <DropdownMenuSeparator />
            <DropdownMenuItem variant="danger" onSelect={askToDelete}>
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
