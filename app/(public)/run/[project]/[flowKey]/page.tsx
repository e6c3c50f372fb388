import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { cache } from "react";
import { namedCountries } from "@/components/run/named-countries";
import { readerOfPage } from "@/components/run/reader-of-page";
import { RunFrame } from "@/components/run/run-frame";
import { ScreenView } from "@/components/run/screen-view";
import { StateView } from "@/components/run/state-view";
import { readReader, textsOf } from "@/components/run/texts/languages";
import { pathHeader } from "@/lib/http/front/request-headers";
import { readRunPage } from "@/lib/http/run/read-run-page";
import { runContext } from "@/lib/http/run/run-context";

export async function generateMetadata({
  params,
}: PageProps<"/run/[project]/[flowKey]">): Promise<Metadata> {
  const ctx = await runContext((await params).project);
  return {
    title: { absolute: ctx?.project.name ?? "Patchbay" },
    robots: { index: false, follow: false },
  };
}

const readPage = cache(async (slug: string) => {
  const sent = await headers();
  const ctx = await runContext(slug);
  const view = ctx && (await readRunPage(ctx, sent.get(pathHeader) ?? ""));
  return { view, reader: readerOfPage(sent) ?? readReader(null, null) };
});

/** What an end user sees of a flow. What is posted here is taken by `lib/http/run/run-pages.ts`. */
export default async function RunPage({ params }: PageProps<"/run/[project]/[flowKey]">) {
  const { view, reader } = await readPage((await params).project);
  if (!view) notFound();
  const texts = textsOf(reader.language);
  return (
    <RunFrame look={view.look}>
      {view.kind === "screen" ? (
        <ScreenView
          screen={view.screen}
          texts={texts}
          action={view.action}
          stateUrl={view.stateUrl}
          countries={namedCountries(view.countries, reader)}
          phones={view.phones}
          region={reader.region}
        />
      ) : (
        <StateView
          name={view.name}
          texts={texts}
          text={view.text}
          values={{ project: view.look.projectName, host: view.host }}
          action={view.action}
          stateUrl={view.stateUrl}
          backHref={view.backHref}
          hasHandOver={view.hasHandOver}
        />
      )}
    </RunFrame>
  );
}
