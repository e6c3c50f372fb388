import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { GuideNav } from "@/components/guide/guide-nav";
import { GuideText } from "@/components/guide/guide-text";
import { consolePath } from "@/components/shell/navigation";
import { PageHeader } from "@/components/shell/page-header";
import { TextLink } from "@/components/ui/text-link";
import { findGuidePage } from "@/lib/guide/guide-pages";
import { readGuidePage } from "@/lib/guide/read-guide-page";
import { requireViewer } from "@/lib/http/request-context";

type Props = PageProps<"/p/[project]/guide/[page]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const title = findGuidePage((await params).page)?.title;
  return { title: title ? `${title} – Guide` : "Guide" };
}

export default async function GuidePage({ params }: Props) {
  const { project, page } = await params;
  await requireViewer(project);
  const found = findGuidePage(page);
  if (!found) notFound();
  const { title, blocks, sections } = await readGuidePage(found.slug);
  const guideHref = consolePath(project, "guide");
  return (
    <>
      <PageHeader back={<TextLink href={guideHref}>Guide</TextLink>} title={title} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-12 gap-y-6 lg:grid-cols-[minmax(0,var(--container-form))_14rem]">
        <GuideNav guideHref={guideHref} current={found.slug} sections={sections} />
        <GuideText blocks={blocks} guideHref={guideHref} />
      </div>
    </>
  );
}
