import { bareEntrances } from "./wrappers.mjs";

const problems = bareEntrances();
for (const line of problems) console.error(line);
if (problems.length > 0) process.exit(1);
