import { internalRoute } from "@/lib/http/internal-route";
import { listMessages } from "@/lib/sandbox/list-messages";
import { listMessagesInput } from "@/lib/sandbox/schema";

export const GET = internalRoute({ input: listMessagesInput }, listMessages);
