import { eq } from "drizzle-orm";
import { connectors } from "@/drizzle/schema/connectors";
import { connectorHealth } from "@/drizzle/schema/messages";
import { endUsers } from "@/drizzle/schema/users";
import { newId } from "@/lib/core/ids";
import { getDb } from "@/lib/db/client";
import { rollUpHours } from "@/lib/home/roll-up-hours";
import { insertMessage } from "@/test/messages";

type Sent = {
  minutesAgo: number;
  /** How many such messages. */
  count: number;
  status: "sent" | "delivered" | "failed";
  isVerified?: boolean;
  errorClass?: string;
  recipient?: string;
  latencyMs?: number;
  costAmount?: string;
};

export type HomeFilling = {
  projectId: string;
  sent?: Sent[];
  /** Leaves the project's connector alone after failures. */
  isTroubled?: boolean;
  testUsers?: number;
};

const MINUTE = 60_000;

/** What Home counts, as if it had happened. Answers nothing. */
export async function fillHome({
  projectId,
  sent = [],
  isTroubled = false,
  testUsers = 0,
}: HomeFilling): Promise<null> {
  const db = getDb();
  for (const { minutesAgo, count, isVerified, costAmount, ...changes } of sent) {
    const createdAt = new Date(Date.now() - minutesAgo * MINUTE);
    for (let made = 0; made < count; made++)
      await insertMessage(db, projectId, {
        ...changes,
        createdAt,
        updatedAt: new Date(),
        ...(isVerified && { verifiedAt: createdAt }),
        ...(costAmount && { costAmount, costCurrency: "USD" }),
      });
  }
  if (isTroubled) {
    const [connector] = await db
      .select({ connectorId: connectors.id })
      .from(connectors)
      .where(eq(connectors.projectId, projectId));
    if (!connector) throw new Error("The project has no connector.");
    const now = new Date();
    await db.insert(connectorHealth).values({
      ...connector,
      projectId,
      failures: 6,
      lastFailedAt: now,
      openedAt: now,
      openUntil: now,
    });
  }
  for (let made = 0; made < testUsers; made++)
    await db.insert(endUsers).values({
      id: newId("endUser"),
      projectId,
      isTest: true,
      testEndsAt: new Date("2099-12-31T12:00:00Z"),
    });
  await rollUpHours(db);
  return null;
}
