import { systemClock } from "@/lib/core/clock";
import { newId } from "@/lib/core/ids";
import { getKeyring } from "@/lib/core/keyring";
import { getDb } from "@/lib/db/client";
import { createEndUser } from "@/lib/users/create-end-user";
import { signInEndUser as signIn } from "@/test/end-users";

export type EndUserSignIn = { projectId: string; loginId: string; name?: string; times: number };

/** Makes an end user of a project who has signed in some times. */
export async function signInEndUser({
  projectId,
  times,
  ...user
}: EndUserSignIn): Promise<{ userId: string }> {
  const ctx = {
    actor: { kind: "system", name: "browser tests" } as const,
    requestId: newId("request"),
    ip: null,
    db: getDb(),
    clock: systemClock,
    keyring: getKeyring,
    twilioBaseUrl: null,
    project: { id: projectId, slug: "", name: "" },
    role: null,
  };
  const made = await createEndUser(ctx, user);
  if (!made.ok) throw new Error(made.error.code);
  const { userId } = made.value;
  for (let time = 0; time < times; time++) await signIn(ctx, { userId });
  return { userId };
}
