import type { Operation } from "@/lib/auth/permissions";
import type { AppError } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";

/** Who looks at the console, as far as the shell shows it. No secret, no id. */
export type Viewer = {
  name: string;
  email: string;
  /** The role in words, "Owner". */
  roleName: string;
  /** What this person may do in the open project; what is missing is not offered. */
  operations: readonly Operation[];
};

export type ShellProject = { name: string; slug: string };

/** Server action that ends the session and leads to the sign-in page; it answers only a failure. */
export type SignOut = () => Promise<Result<unknown, AppError>>;
