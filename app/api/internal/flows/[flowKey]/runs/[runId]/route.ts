import { getRun } from "@/lib/flows/get-run";
import { whichRun } from "@/lib/flows/search";
import { internalRoute } from "@/lib/http/internal-route";

export const GET = internalRoute({ input: whichRun }, getRun);
