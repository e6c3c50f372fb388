import "server-only";
import type { Queryable } from "@/lib/db/client";
import type { Project } from "./context";
import { selectProjectByName } from "./store";

/**
 * The project with this id or slug, whoever asks: for the command line, where the operator of the
 * installation sits.
 */
export async function findProjectByName(db: Queryable, idOrSlug: string): Promise<Project | null> {
  return selectProjectByName(db, idOrSlug);
}
