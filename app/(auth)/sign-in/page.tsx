import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/auth/sign-in-form";
import { landingPath } from "@/lib/auth/landing-path";
import { nextPath } from "@/lib/auth/next-path";
import { requestContext } from "@/lib/http/request-context";
import { isSetUp } from "@/lib/setup/is-set-up";
import { signIn } from "./actions";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const ctx = await requestContext();
  const next = nextPath((await searchParams).next);
  if (ctx.actor.kind === "user") redirect(await landingPath(ctx.db, ctx.actor.userId, next));
  if (!(await isSetUp(ctx.db)))
    return (
      <>
        <h1 className="mb-2 text-xl font-semibold">Patchbay is not set up yet</h1>
        <p>
          Open the setup link that the server printed when it started. It makes the first account.
        </p>
      </>
    );
  return (
    <>
      <h1 className="mb-5 text-xl font-semibold">Sign in</h1>
      <SignInForm signIn={signIn} next={next} />
    </>
  );
}
