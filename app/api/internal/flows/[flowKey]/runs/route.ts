import { listRuns } from "@/lib/flows/list-runs";
import { listRunsInput } from "@/lib/flows/search";
import { internalRoute } from "@/lib/http/internal-route";

export const GET = internalRoute({ input: listRunsInput }, listRuns);
