import type { Metadata } from "next";
import { headers } from "next/headers";
import { SetupForm } from "@/components/setup/setup-form";
import { TextLink } from "@/components/ui/text-link";
import { requestContext } from "@/lib/http/request-context";
import { listCountries } from "@/lib/otp/countries";
import { checkSetupToken } from "@/lib/setup/check-setup-token";
import { firstCountries } from "@/lib/setup/first-countries";
import { completeSetup } from "./actions";

export const metadata: Metadata = {
  title: "Set up",
  // The token is in the address: it must not go to other sites.
  referrer: "no-referrer",
};

/** Asks only whether the link is good: it is used up by the form, never by looking at it. */
export default async function SetupPage({ searchParams }: PageProps<"/setup">) {
  const ctx = await requestContext();
  const { token } = await searchParams;
  const link = typeof token === "string" ? token : "";
  const isOpen = await checkSetupToken(ctx, link);
  if (isOpen.ok)
    return (
      <>
        <h1 className="text-xl font-semibold">Set up Patchbay</h1>
        <p className="mt-1 mb-5 text-sm text-muted">
          You become the owner: the person who may do everything here.
        </p>
        <SetupForm
          token={link}
          countries={listCountries()}
          firstCountries={firstCountries((await headers()).get("accept-language"))}
          completeSetup={completeSetup}
        />
      </>
    );
  if (isOpen.error.code === "already_set_up")
    return (
      <>
        <h1 className="mb-2 text-xl font-semibold">Patchbay is set up already</h1>
        <p>
          This link worked once and is used up. <TextLink href="/sign-in">Sign in</TextLink>
        </p>
      </>
    );
  return (
    <>
      <h1 className="mb-2 text-xl font-semibold">This setup link does not work</h1>
      <p>
        {isOpen.error.code === "rate_limited"
          ? isOpen.error.text
          : "Each start of the server prints a new link and ends the older one. Open the link that was printed last."}
      </p>
    </>
  );
}
