import { downloadRoute } from "@/lib/http/download-route";
import { exportMessages } from "@/lib/messages/export-messages";
import { messageFilter } from "@/lib/messages/search";

export const GET = downloadRoute(
  { input: messageFilter, contentType: "text/csv; charset=utf-8; header=present" },
  exportMessages,
);
