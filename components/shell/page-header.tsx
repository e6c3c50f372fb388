import type { ReactNode } from "react";
import { OutsideLink } from "@/components/ui/text-link";

type PageHeaderProps = {
  title: ReactNode;
  /** What this page is for, in a sentence or two. */
  help?: ReactNode;
  /** The page of the guide about this; opens in a new tab, so that a half-filled form stays. */
  guideHref?: string;
  /** A way back, above the title. */
  back?: ReactNode;
  /** Buttons at the right. */
  actions?: ReactNode;
};

/** Title, help and actions at the top of a page. */
export function PageHeader({ title, help, guideHref, back, actions }: PageHeaderProps) {
  return (
    <header className="mb-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0 flex-1 basis-64">
        {back && <div className="mb-1 text-sm">{back}</div>}
        <h1 className="text-xl font-semibold">{title}</h1>
        {(help || guideHref) && (
          <p className="mt-1 max-w-form text-sm text-muted">
            {help}
            {help && guideHref && " "}
            {guideHref && <OutsideLink href={guideHref}>Guide</OutsideLink>}
          </p>
        )}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}
