import { drizzle } from "drizzle-orm/node-postgres";
import { findProjectByName } from "@/lib/auth/find-project-by-name";
import { systemClock } from "@/lib/core/clock";
import { newId } from "@/lib/core/ids";
import { getKeyring } from "@/lib/core/keyring";
import { StartError } from "@/lib/core/start-error";
import { readMigrationState } from "@/lib/db/migrate";
import { rotateSigningKey as rotate } from "@/lib/users/rotate-signing-key";
import type { Command } from "../command";
import { openClient } from "../open-client";

const usage = "name one project by its id or slug, and nothing else but --now.";

export const rotateSigningKey: Command = {
  summary: "sign a project's tokens with a new key (<project>, --now refuses the old key at once)",
  async run(args) {
    const isOldRefused = args.includes("--now");
    const [name, ...rest] = args.filter((arg) => arg !== "--now");
    if (!name || name.startsWith("-") || rest.length > 0) throw new StartError(usage);
    const client = await openClient();
    try {
      const { pending, isNewer } = await readMigrationState(client);
      if (isNewer || pending > 0)
        throw new StartError("the database belongs to another version: migrate or update first.");
      const db = drizzle(client);
      const project = await findProjectByName(db, name);
      if (!project) throw new StartError(`there is no project ${JSON.stringify(name)}.`);
      const rotated = await rotate(
        {
          actor: { kind: "system", name: "command line" },
          requestId: newId("request"),
          ip: null,
          db,
          clock: systemClock,
          keyring: getKeyring,
          twilioBaseUrl: null,
          project,
          role: null,
        },
        { isOldRefused },
      );
      if (!rotated.ok) throw new StartError(rotated.error.text);
      const { kid, replaced } = rotated.value;
      console.log(
        `Tokens of ${project.name} are signed with ${kid} from now on, within 5 seconds.`,
      );
      if (replaced && isOldRefused) console.log(`${replaced} is refused: everybody signs in anew.`);
      else if (replaced) console.log(`${replaced} stays published until its last token has ended.`);
      return 0;
    } finally {
      await client.end().catch(() => undefined);
    }
  },
};
