import Link from "next/link";
import { consolePath } from "@/components/shell/navigation";
import { cn } from "@/components/ui/cn";
import { isAllowed, type Operation, type Role } from "@/lib/auth/permissions";

const tabs = [
  { path: "settings", label: "Project", operation: "settings.get" },
  { path: "settings/hosted-pages", label: "Hosted pages", operation: "settings.get" },
  { path: "settings/api-keys", label: "API keys", operation: "keys.list" },
] as const satisfies readonly { path: string; label: string; operation: Operation }[];

type SettingsTabsProps = {
  projectSlug: string;
  role: Role;
  current: (typeof tabs)[number]["path"];
};

/** The pages of the settings, those that this role may open. */
export function SettingsTabs({ projectSlug, role, current }: SettingsTabsProps) {
  return (
    <nav aria-label="Settings" className="mb-6 border-b">
      <ul className="flex gap-5">
        {tabs
          .filter(({ operation }) => isAllowed(role, operation))
          .map(({ path, label }) => (
            <li key={path}>
              <Link
                href={consolePath(projectSlug, path)}
                aria-current={path === current ? "page" : undefined}
                className={cn(
                  "-mb-px inline-flex h-9 items-center border-b-2 transition-colors",
                  path === current
                    ? "border-accent font-medium text-text"
                    : "border-transparent text-muted hover:text-text",
                )}
              >
                {label}
              </Link>
            </li>
          ))}
      </ul>
    </nav>
  );
}
