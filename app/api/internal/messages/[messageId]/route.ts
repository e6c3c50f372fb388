import { z } from "zod";
import { internalRoute } from "@/lib/http/internal-route";
import { messageId } from "@/lib/messages/search";
import { getMessageStory } from "@/lib/usage/get-message-story";

export const GET = internalRoute({ input: z.object({ messageId }) }, getMessageStory);
