import Link from "next/link";
import type { TemplateUse } from "@/lib/usage/list-template-uses";
import type { TemplatePaths } from "./template-paths";

type UsedByListProps = { uses: readonly TemplateUse[]; paths: TemplatePaths };

/** The places that use a template, each as a link. */
export function UsedByList({ uses, paths }: UsedByListProps) {
  return (
    <ul className="flex flex-wrap gap-x-2">
      {uses.map(({ label, path }, index) => (
        <li key={label}>
          <Link
            href={paths.use(path)}
            prefetch={false}
            className="rounded-inner underline decoration-current/40 underline-offset-3 hover:decoration-current"
          >
            {label}
          </Link>
          {index < uses.length - 1 && ","}
        </li>
      ))}
    </ul>
  );
}
