import { getDb } from "@/lib/db/client";
import { publishSteps, type Steps } from "@/test/flows";

export type PublishedFlow = { projectId: string; key: string; steps: Steps };

/** Publishes a flow of a project as it is, without an editor. */
export async function publishFlow({ projectId, key, steps }: PublishedFlow): Promise<null> {
  const project = { id: projectId, slug: "", name: "" };
  const nobody = "us_browsertests";
  const userIds = {
    owner: nobody,
    admin: nobody,
    developer: nobody,
    viewer: nobody,
    stranger: nobody,
  };
  await publishSteps({ db: getDb(), project, userIds }, key, steps);
  return null;
}
