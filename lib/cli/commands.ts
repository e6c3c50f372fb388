import type { Command } from "./command";
import { migrate } from "./commands/migrate";
import { status } from "./commands/status";

/** Every command by its name. */
export const commands = { migrate, status } satisfies Record<string, Command>;
