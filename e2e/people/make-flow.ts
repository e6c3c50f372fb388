import { and, eq } from "drizzle-orm";
import { users } from "@/drizzle/schema/auth";
import { members } from "@/drizzle/schema/projects";
import type { ProjectCtx } from "@/lib/auth/context";
import { systemClock } from "@/lib/core/clock";
import { newId } from "@/lib/core/ids";
import { getKeyring } from "@/lib/core/keyring";
import { getDb } from "@/lib/db/client";
import { createFlow } from "@/lib/flows/create-flow";
import type { FlowDocument } from "@/lib/flows/model/document";
import { publishFlow } from "@/lib/flows/publish-flow";
import { saveDraft } from "@/lib/flows/save-draft";
import { documentOf, type Steps } from "@/test/flows";

export type FlowToMake = {
  projectId: string;
  key: string;
  name: string;
  /** Id of a flow of the library. */
  from?: string;
  /** What the draft holds instead. */
  document?: FlowDocument;
  /** The same as a test writes it: laid out by itself. */
  steps?: Steps;
  isPublished?: boolean;
};

/** Makes a flow of a project, as its owner would. Answers the draft's revision. */
export async function makeFlow(flow: FlowToMake): Promise<{ revision: number }> {
  const { key, name, from, steps, isPublished } = flow;
  const document = flow.document ?? (steps && documentOf(steps));
  const ctx = await ownerOf(flow.projectId);
  const made = await createFlow(ctx, { key, name, ...(from === undefined ? {} : { from }) });
  if (!made.ok) throw new Error(made.error.text);
  let revision = 1;
  if (document) {
    const saved = await saveDraft(ctx, { flowKey: key, document, expectedRevision: revision });
    if (!saved.ok) throw new Error(saved.error.text);
    revision = saved.value.revision;
  }
  if (isPublished) {
    const input = { flowKey: key, expectedRevision: revision, note: "First", acceptWarnings: true };
    const published = await publishFlow(ctx, input);
    if (!published.ok) throw new Error(published.error.text);
    if (!published.value.isPublished) throw new Error(JSON.stringify(published.value.findings));
  }
  return { revision };
}

async function ownerOf(projectId: string): Promise<ProjectCtx> {
  const db = getDb();
  const [owner] = await db
    .select({ userId: users.id, name: users.name, email: users.email })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.projectId, projectId), eq(members.role, "owner")));
  if (!owner) throw new Error("The project has no owner.");
  return {
    actor: { kind: "user", ...owner, sessionId: newId("session"), confirmedAt: new Date() },
    requestId: newId("request"),
    ip: null,
    db,
    clock: systemClock,
    keyring: getKeyring,
    twilioBaseUrl: null,
    project: { id: projectId, slug: "", name: "" },
    role: "owner",
  };
}
