"use server";

import { z } from "zod";
import { adminAction } from "@/lib/http/admin-action";
import { clearMessages } from "@/lib/sandbox/clear-messages";

export const clearSandboxAction = adminAction(z.object({}), clearMessages);
