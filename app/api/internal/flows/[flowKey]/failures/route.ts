import { groupFailures } from "@/lib/flows/group-failures";
import { groupFailuresInput } from "@/lib/flows/search";
import { internalRoute } from "@/lib/http/internal-route";

export const GET = internalRoute({ input: groupFailuresInput }, groupFailures);
