import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { newId } from "@/lib/core/ids";
import { seal } from "@/lib/core/secrets";
import { transact } from "@/lib/db/transact";
import { messagePlace } from "./message-place";
import type { SandboxMessage } from "./schema";
import { insertMessage, lockProject, trimMessages } from "./store";

/** Messages a project's sandbox phone keeps; older ones make room. */
const kept = 200;

/**
 * Puts a message on the project's sandbox phone and answers its id. Asks for no permission: it is
 * the end of a delivery that was permitted where it began, and end users cause most of them.
 */
export async function deliverMessage(
  ctx: Pick<ProjectCtx, "db" | "keyring"> & { project: { id: string } },
  { connectorName, message }: { connectorName: string; message: SandboxMessage },
): Promise<string> {
  const id = newId("sandboxMessage");
  const projectId = ctx.project.id;
  const sealed = seal(ctx.keyring(), messagePlace(projectId, id), JSON.stringify(message));
  await transact(ctx.db, async (tx) => {
    await lockProject(tx, projectId);
    await insertMessage(tx, {
      id,
      projectId,
      channel: message.channel,
      recipient: message.to,
      connectorName,
      sealed,
    });
    await trimMessages(tx, projectId, kept);
  });
  return id;
}
