import { testRunInput } from "@/lib/flows/schema";
import { readTestRun } from "@/lib/flows/testing/read-test-run";
import { internalRoute } from "@/lib/http/internal-route";

export const GET = internalRoute({ input: testRunInput }, readTestRun);
