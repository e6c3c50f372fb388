import { StartError } from "@/lib/core/start-error";
import { commands } from "./commands";

function isCommand(name: string): name is keyof typeof commands {
  return Object.hasOwn(commands, name);
}

function printHelp(): void {
  console.log("npm run patchbay -- <command>\n");
  for (const [name, { summary }] of Object.entries(commands)) {
    console.log(`  ${name.padEnd(19)} ${summary}`);
  }
}

async function main([name = "help", ...args]: string[]): Promise<number> {
  if (isCommand(name)) return commands[name].run(args);
  printHelp();
  return name === "help" ? 0 : 1;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof StartError ? `patchbay: ${error.message}` : error);
    process.exit(1);
  },
);
