import type { ReactNode } from "react";
import type { GuidePlace } from "@/lib/guide/guide-pages";
import { GuideLink } from "./guide-link";

type PageHeaderProps = {
  title: ReactNode;
  /** What this page is for, in a sentence or two. */
  help?: ReactNode;
  /** The page of the guide about this, or a section of it. */
  guide?: GuidePlace;
  /** A way back, above the title. */
  back?: ReactNode;
  /** Buttons at the right. */
  actions?: ReactNode;
};

/** Title, help and actions at the top of a page. */
export function PageHeader({ title, help, guide, back, actions }: PageHeaderProps) {
  return (
    <header className="mb-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0 flex-1 basis-64">
        {back && <div className="mb-1 text-sm">{back}</div>}
        <h1 className="text-xl font-semibold">{title}</h1>
        {(help || guide) && (
          <p className="mt-1 max-w-form text-sm text-muted">
            {help}
            {help && guide && " "}
            {guide && <GuideLink place={guide} />}
          </p>
        )}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}
