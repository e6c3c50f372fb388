import "server-only";
import { flowRoutes } from "./flow-routes";
import { keyRoutes } from "./key-routes";
import { otpRoutes } from "./otp-routes";
import type { Route } from "./route";
import { runRoutes } from "./run-routes";
import { sessionRoutes } from "./session-routes";
import { userRoutes } from "./user-routes";
import { userUpdateRoutes } from "./user-update-routes";

/** Every call of the REST API: the one table that dispatcher, description and tests are made of. */
export const routes: readonly Route[] = [
  ...otpRoutes,
  ...runRoutes,
  ...sessionRoutes,
  ...userRoutes,
  ...userUpdateRoutes,
  ...flowRoutes,
  ...keyRoutes,
];
