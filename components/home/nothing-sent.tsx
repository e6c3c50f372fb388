import type { Route } from "next";
import { EmptyState } from "@/components/shell/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { Period } from "@/lib/home/schema";
import { periodInText } from "./formats";

type NothingSentProps = {
  period: Period;
  homeHref: Route;
  otpHref: Route;
  /** Whether anything was ever sent; if not, the way to a first code stands above already. */
  hasSent: boolean;
};

/** In place of the charts of a period without messages. */
export function NothingSent({ period, homeHref, otpHref, hasSent }: NothingSentProps) {
  return (
    <EmptyState
      action={hasSent && <NextStep period={period} homeHref={homeHref} otpHref={otpHref} />}
    >
      No code was sent in {periodInText[period]}. Numbers appear here as soon as one is.
    </EmptyState>
  );
}

function NextStep({ period, homeHref, otpHref }: Omit<NothingSentProps, "hasSent">) {
  if (period === "month") return <LinkButton href={otpHref}>Go to one-time passwords</LinkButton>;
  return (
    // The period is a part of the address that the route types know nothing of.
    <LinkButton href={`${homeHref}?period=month` as Route}>Show the last 30 days</LinkButton>
  );
}
