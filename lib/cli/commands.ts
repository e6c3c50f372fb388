import type { Command } from "./command";
import { migrate } from "./commands/migrate";
import { permissions } from "./commands/permissions";
import { rotateKey } from "./commands/rotate-key";
import { status } from "./commands/status";

/** Every command by its name. */
export const commands = { migrate, permissions, "rotate-key": rotateKey, status } satisfies Record<
  string,
  Command
>;
