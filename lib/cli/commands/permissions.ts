import { permissionMatrix } from "@/lib/auth/permission-matrix";
import type { Command } from "../command";

export const permissions: Command = {
  summary: "print who may do what as JSON: operation, role, true or false",
  async run() {
    console.log(JSON.stringify(permissionMatrix(), null, 2));
    return 0;
  },
};
