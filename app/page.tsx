import { redirect } from "next/navigation";
import { landingPath } from "@/lib/auth/landing-path";
import { requestContext } from "@/lib/http/request-context";

/** The bare address leads to where the visitor can go on. */
export default async function Page() {
  const { actor, db } = await requestContext();
  redirect(actor.kind === "user" ? await landingPath(db, actor.userId, null) : "/sign-in");
}
