import { getHome } from "@/lib/home/get-home";
import { getHomeInput } from "@/lib/home/schema";
import { internalRoute } from "@/lib/http/internal-route";

export const GET = internalRoute({ input: getHomeInput }, getHome);
