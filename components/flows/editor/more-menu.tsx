"use client";

import { BookOpen, Copy, Download, Ellipsis, Footprints } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { consolePath } from "@/components/shell/navigation";
import { requestLeave } from "@/components/shell/unsaved-store";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { DuplicateFlowDialog } from "../list/duplicate-flow-dialog";
import type { FlowListActions } from "../list/flow-actions";
import { flowFilePath, flowPath, runsPath } from "../list/flow-paths";
import { useEditorParts } from "./editor-context";

type MoreMenuProps = {
  projectSlug: string;
  flow: { key: string; name: string };
  duplicate: FlowListActions["duplicate"];
};

/** What is seldom wanted while a flow is drawn. What is made takes the draft as it is saved. */
export function MoreMenu({ projectSlug, flow, duplicate }: MoreMenuProps) {
  const { surroundings } = useEditorParts();
  const router = useRouter();
  const [isDuplicating, setIsDuplicating] = useState(false);
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="icon" aria-label="More for this flow">
            <Ellipsis aria-hidden="true" />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent>
          <DropdownMenuItem asChild>
            <Link href={runsPath(projectSlug, flow.key)} prefetch={false}>
              <Footprints aria-hidden="true" />
              Runs
            </Link>
          </DropdownMenuItem>
          <DropdownMenuItem asChild>
            <a href={flowFilePath(projectSlug, flow.key)} download>
              <Download aria-hidden="true" />
              Export
            </a>
          </DropdownMenuItem>
          <DropdownMenuItem asChild>
            <a href={consolePath(projectSlug, "guide/flows")} target="_blank" rel="noreferrer">
              <BookOpen aria-hidden="true" />
              Guide
            </a>
          </DropdownMenuItem>
          {duplicate && (
            <DropdownMenuItem onSelect={() => setIsDuplicating(true)}>
              <Copy aria-hidden="true" />
              Duplicate
            </DropdownMenuItem>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
      {duplicate && (
        <DuplicateFlowDialog
          flow={isDuplicating ? flow : null}
          takenKeys={[flow.key, ...surroundings.flows.map(({ key }) => key)]}
          duplicate={duplicate}
          onClose={() => setIsDuplicating(false)}
          onCreated={(key) => {
            setIsDuplicating(false);
            requestLeave(() => router.push(flowPath(projectSlug, key)));
          }}
        />
      )}
    </>
  );
}
