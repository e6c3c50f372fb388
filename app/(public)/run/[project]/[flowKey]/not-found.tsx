import { headers } from "next/headers";
import { readerOfPage } from "@/components/run/reader-of-page";
import { readReader, textsOf } from "@/components/run/texts/languages";

/** No such project or flow, or one that was never published: nobody learns which. */
export default async function NoSuchFlow() {
  const reader = readerOfPage(await headers()) ?? readReader(null, null);
  const { title, text } = textsOf(reader.language).states.unknown;
  return (
    <main className="mx-auto flex min-h-[70dvh] max-w-narrow flex-col justify-center gap-1.5 px-gutter py-10">
      <h1 className="text-xl font-semibold">{title}</h1>
      <p className="text-muted">{text}</p>
    </main>
  );
}
