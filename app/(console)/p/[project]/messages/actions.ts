"use server";

import { z } from "zod";
import { adminAction } from "@/lib/http/admin-action";
import { allowExport } from "@/lib/messages/allow-export";

/** Asked before the browser fetches the file, because a download cannot ask for a password. */
export const allowExportAction = adminAction(z.object({}), allowExport);
