import { internalRoute } from "@/lib/http/internal-route";
import { listMessages } from "@/lib/messages/list-messages";
import { listMessagesInput } from "@/lib/messages/search";

export const GET = internalRoute({ input: listMessagesInput }, listMessages);
