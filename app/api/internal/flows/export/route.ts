import { exportFlowFile } from "@/lib/flows/export-flow-file";
import { flowFileInput } from "@/lib/flows/schema";
import { downloadRoute } from "@/lib/http/download-route";

export const GET = downloadRoute(
  { input: flowFileInput, contentType: "application/json; charset=utf-8" },
  exportFlowFile,
);
