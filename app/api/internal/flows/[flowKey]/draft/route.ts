import { getDraftState } from "@/lib/flows/get-draft-state";
import { flowKeyInput } from "@/lib/flows/schema";
import { internalRoute } from "@/lib/http/internal-route";

export const GET = internalRoute({ input: flowKeyInput }, getDraftState);
