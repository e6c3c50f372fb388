import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { channels } from "@/lib/core/channel";
import type { CodeLength } from "./code-lengths";
import { selectOtpChannels } from "./store";

/** The lengths of codes in channels that are on. For those who have checked who asks. */
export async function readCodeLengths({
  db,
  project,
}: Pick<ProjectCtx, "db" | "project">): Promise<CodeLength[]> {
  const all = await selectOtpChannels(db, project.id);
  return channels.flatMap((channel) =>
    all
      .filter((one) => one.channel === channel && one.isEnabled)
      .map(({ policy }) => ({ channel, digits: policy.codeLength })),
  );
}
