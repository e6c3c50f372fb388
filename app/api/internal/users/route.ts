import { internalRoute } from "@/lib/http/internal-route";
import { searchEndUsersInput } from "@/lib/users/schema";
import { searchEndUsers } from "@/lib/users/search-end-users";

export const GET = internalRoute({ input: searchEndUsersInput }, searchEndUsers);
