import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import type { Channel } from "@/lib/core/channel";
import { selectChallenge, selectNeighbour } from "./challenge-store";
import type { Purpose } from "./purpose";

/** Another code to the same person. */
export type CodeNeighbour = { messageId: string; channel: Channel; at: string };

/** What became of a code. Times are ISO 8601 in UTC. */
export type CodeStory = {
  purpose: Purpose;
  wrongTriesAt: string[];
  maxTries: number;
  expiresAt: string;
  verifiedAt: string | null;
  /** A newer code makes this one void. */
  before: CodeNeighbour | null;
  after: CodeNeighbour | null;
};

/**
 * What became of a code, for the story of the message that carried it; null once it was deleted. A
 * building block without a permission of its own: its callers are verbs that have checked theirs.
 */
export async function readCodeStory(
  { db, project }: Pick<ProjectCtx, "db" | "project">,
  challengeId: string,
): Promise<CodeStory | null> {
  const row = await selectChallenge(db, project.id, challengeId);
  if (!row) return null;
  const [before, after] = await Promise.all([
    selectNeighbour(db, project.id, row, "before"),
    selectNeighbour(db, project.id, row, "after"),
  ]);
  const tries = row.triedAt.map((at) => at.toISOString());
  return {
    purpose: row.purpose,
    // The right try is counted like the others, and is the last one that is.
    wrongTriesAt: row.verifiedAt ? tries.slice(0, -1) : tries,
    maxTries: row.maxTries,
    expiresAt: row.expiresAt.toISOString(),
    verifiedAt: row.verifiedAt?.toISOString() ?? null,
    before: toNeighbour(before),
    after: toNeighbour(after),
  };
}

type Found = Awaited<ReturnType<typeof selectNeighbour>>;

const toNeighbour = (row: Found): CodeNeighbour | null =>
  row?.messageId
    ? { messageId: row.messageId, channel: row.channel, at: row.at.toISOString() }
    : null;
