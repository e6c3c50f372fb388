import type { Route } from "next";
import Link from "next/link";
import { cn } from "@/components/ui/cn";
import { type GuideSlug, guidePages } from "@/lib/guide/guide-pages";

type GuideNavProps = {
  /** "/p/<project>/guide" */
  guideHref: string;
  current: GuideSlug;
  /** Headings of the current page. */
  sections: readonly { id: string; title: string }[];
};

/** The pages of the guide beside the one that is read, with its sections; above it where it is narrow. */
export function GuideNav({ guideHref, current, sections }: GuideNavProps) {
  return (
    <nav aria-label="Guide" className="text-sm lg:sticky lg:top-6 lg:order-last">
      <ul className="flex flex-wrap gap-x-1 lg:block lg:border-l">
        {guidePages.map(({ slug, title }) => {
          const isCurrent = slug === current;
          return (
            <li key={slug}>
              <Link
                // The address is put together at run time, which the route types cannot follow.
                href={`${guideHref}/${slug}` as Route}
                aria-current={isCurrent ? "page" : undefined}
                className={cn(
                  "inline-flex min-h-control-sm items-center border-accent transition-colors max-lg:rounded-control max-lg:px-2 lg:-ml-px lg:flex lg:pl-4",
                  isCurrent
                    ? "font-medium text-accent-text max-lg:bg-accent-soft lg:border-l-2"
                    : "text-muted hover:text-text",
                )}
              >
                {title}
              </Link>
              {isCurrent && sections.length > 0 && (
                <ul className="mb-2 hidden lg:block">
                  {sections.map((section) => (
                    <li key={section.id}>
                      <a
                        href={`#${section.id}`}
                        className="flex min-h-control-sm items-center py-1 pl-7 leading-snug text-muted hover:text-text"
                      >
                        {section.title}
                      </a>
                    </li>
                  ))}
                </ul>
              )}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
