import type { Metadata, Route } from "next";
import { consolePath } from "@/components/shell/navigation";
import { PageHeader } from "@/components/shell/page-header";
import { TextLink } from "@/components/ui/text-link";
import { guidePages } from "@/lib/guide/guide-pages";
import { requireViewer } from "@/lib/http/request-context";

export const metadata: Metadata = { title: "Guide" };

export default async function GuideContentsPage({ params }: PageProps<"/p/[project]/guide">) {
  const { project } = await params;
  await requireViewer(project);
  return (
    <>
      <PageHeader title="Guide" help="What each page of the console is for and how it works." />
      <ul className="max-w-form divide-y rounded-card border bg-surface">
        {guidePages.map(({ slug, title, summary }) => {
          const href: Route = consolePath(project, `guide/${slug}`);
          return (
            <li key={slug} className="px-4 py-3">
              <TextLink href={href} className="font-medium">
                {title}
              </TextLink>
              <p className="text-sm text-muted">{summary}</p>
            </li>
          );
        })}
      </ul>
    </>
  );
}
