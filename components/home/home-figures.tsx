"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { NotRefreshing } from "@/components/shell/not-refreshing";
import { RefreshError } from "@/components/shell/refresh-error";
import type { HomeView, Period } from "@/lib/home/schema";
import { ConnectorsPanel } from "./connectors-panel";
import { CountriesChart } from "./countries-chart";
import { fetchHome } from "./fetch-home";
import { KeyFigures } from "./key-figures";
import { LatencyChart } from "./latency-chart";
import { MessagesChart } from "./messages-chart";
import { messagesPath } from "./messages-path";
import { RefusalsChart } from "./refusals-chart";
import { SpendChart } from "./spend-chart";

/** How often each period is read again: about as often as it could look different. */
const refreshMs = { hour: 5_000, day: 60_000, month: 300_000 } as const satisfies Record<
  Period,
  number
>;

type HomeFiguresProps = {
  projectSlug: string;
  /** What the page was rendered with. */
  initial: HomeView;
  /** Stands in place of the charts where nothing was sent. */
  empty: ReactNode;
};

/** What became of the messages of a period, refreshed by itself while the tab is visible. */
export function HomeFigures({ projectSlug, initial, empty }: HomeFiguresProps) {
  const { period } = initial;
  const query = useQuery({
    queryKey: ["home", projectSlug, period],
    queryFn: ({ signal }) => fetchHome({ projectSlug, period, signal }),
    initialData: initial,
    initialDataUpdatedAt: new Date(initial.readAt).getTime(),
    staleTime: refreshMs[period],
    // Who was signed out stays so: asking again and again would tell nothing new.
    refetchInterval: ({ state }) =>
      state.error instanceof RefreshError && state.error.isSignedOut ? false : refreshMs[period],
  });
  // Kept from an earlier visit to this period, the cache may be older than the page.
  const home = query.data.readAt < initial.readAt ? initial : query.data;
  return (
    <>
      {query.isError && <NotRefreshing error={query.error} what="new numbers" />}
      {home.total.counts.all === 0 ? (
        empty
      ) : (
        <div className="grid items-stretch gap-4 lg:grid-cols-2">
          <div className="min-w-0 lg:col-span-2">
            <KeyFigures total={home.total} />
          </div>
          <div className="min-w-0 lg:col-span-2">
            <MessagesChart home={home} />
          </div>
          <CountriesChart
            countries={home.countries}
            hrefOf={(country) => messagesPath(projectSlug, period, { country })}
          />
          <RefusalsChart
            classes={home.classes}
            hrefOf={(errorClass) => messagesPath(projectSlug, period, { class: errorClass })}
          />
          <LatencyChart home={home} />
          <SpendChart home={home} />
          <div className="min-w-0 lg:col-span-2">
            <ConnectorsPanel connectors={home.connectors} />
          </div>
        </div>
      )}
    </>
  );
}
