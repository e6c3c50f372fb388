import "server-only";
import type { Queryable } from "@/lib/db/client";
import { selectSetup } from "./store";

/** Whether the first owner exists. */
export async function isSetUp(db: Queryable): Promise<boolean> {
  return (await selectSetup(db))?.isComplete === true;
}
