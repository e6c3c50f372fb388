import "server-only";
import { type AuditOrigin, recordAudit } from "@/lib/audit/record-audit";
import type { Project } from "@/lib/auth/context";
import { seedConnector } from "@/lib/connectors/seed-connector";
import { newId } from "@/lib/core/ids";
import type { Queryable } from "@/lib/db/client";
import { seedOtp } from "@/lib/otp/seed-otp";
import { insertMember, insertProject } from "./store";

type NewProject = {
  slug: string;
  name: string;
  ownerId: string;
  /** Where codes by text message and call may go first: ISO codes. */
  countries: string[];
};

/**
 * Makes a project in which everything works before any provider has an account: its owner, a
 * Sandbox connector, and one-time passwords through it on every channel. Further features add
 * what a new project starts with here.
 */
export async function createProject(
  origin: AuditOrigin,
  tx: Queryable,
  { slug, name, ownerId, countries }: NewProject,
): Promise<Project> {
  const project = { id: newId("project"), slug, name };
  await insertProject(tx, project);
  await insertMember(tx, { projectId: project.id, userId: ownerId, role: "owner" });
  const sandboxId = await seedConnector(tx, project.id, {
    type: "sandbox",
    name: "Sandbox",
    by: ownerId,
  });
  await seedOtp(tx, project.id, sandboxId, countries);
  await recordAudit(
    tx,
    { ...origin, project },
    {
      operation: "project.create",
      result: "done",
      targetId: project.id,
      detail: { name, slug, ownerId, countries },
    },
  );
  return project;
}
