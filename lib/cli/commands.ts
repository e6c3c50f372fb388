import type { Command } from "./command";
import { migrate } from "./commands/migrate";
import { permissions } from "./commands/permissions";
import { rotateKey } from "./commands/rotate-key";
import { rotateSigningKey } from "./commands/rotate-signing-key";
import { status } from "./commands/status";

/** Every command by its name. */
export const commands = {
  migrate,
  permissions,
  "rotate-key": rotateKey,
  "rotate-signing-key": rotateSigningKey,
  status,
} satisfies Record<string, Command>;
