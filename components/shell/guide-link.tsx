"use client";

import { useParams } from "next/navigation";
import { OutsideLink } from "@/components/ui/text-link";
import type { GuidePlace } from "@/lib/guide/guide-pages";
import { consolePath } from "./navigation";

/**
 * Leads to the page of the guide about what is on the screen, in a new tab, so that a half-filled
 * form stays. It takes the project from the address: skeletons have it nowhere else.
 */
export function GuideLink({ place }: { place: GuidePlace }) {
  const { project } = useParams<{ project: string }>();
  return <OutsideLink href={consolePath(project, `guide/${place}`)}>Guide</OutsideLink>;
}
