import {
  AppWindow,
  BookOpen,
  Braces,
  CircleUser,
  House,
  KeyRound,
  KeySquare,
  type LucideIcon,
  MessageSquareText,
  MessagesSquare,
  Plug,
  Settings2,
  Smartphone,
  Users,
  Workflow,
} from "lucide-react";
import type { Route } from "next";
import type { Operation } from "@/lib/auth/permissions";

export type NavigationItem = {
  /** Last part of the address: /p/<project>/<path>. */
  path: string;
  label: string;
  icon: LucideIcon;
  /** Shown only to those who may do this; null: to every member. */
  operation: Operation | null;
  /** Further words by which the command palette finds the page. */
  keywords: string;
};

export type NavigationGroup = {
  /** A heading above the items, where their own names do not say enough. */
  label: string | null;
  items: readonly NavigationItem[];
};

/** The one list of pages: sidebar and command palette are drawn from it. */
export const navigation: readonly NavigationGroup[] = [
  {
    label: null,
    items: [
      {
        path: "home",
        label: "Home",
        icon: House,
        operation: "project.read",
        keywords: "overview dashboard charts figures sent delivered verified spend latency",
      },
      {
        path: "connectors",
        label: "Connectors",
        icon: Plug,
        operation: "connectors.list",
        keywords: "provider twilio smtp http sms voice email catalogue",
      },
    ],
  },
  {
    label: "Authentication methods",
    items: [
      {
        path: "otp",
        label: "OTP",
        icon: KeyRound,
        operation: "otp.get",
        keywords: "one-time password code sms voice email",
      },
    ],
  },
  {
    label: null,
    items: [
      {
        path: "templates",
        label: "Templates",
        icon: MessageSquareText,
        operation: "templates.list",
        keywords: "message text language preview segments version",
      },
      {
        path: "flows",
        label: "Flows",
        icon: Workflow,
        operation: "flows.list",
        keywords: "editor draw steps sign-in canvas library subflow publish version",
      },
      {
        path: "messages",
        label: "Messages",
        icon: MessagesSquare,
        operation: "messages.list",
        keywords: "sent delivered failed receipts log why arrive cost export csv",
      },
      {
        path: "users",
        label: "Users",
        icon: Users,
        operation: "users.list",
        keywords: "end user account login id session sign out test user disable delete",
      },
      {
        path: "sandbox",
        label: "Sandbox phone",
        icon: Smartphone,
        operation: "sandbox.list",
        keywords: "messages delivered try inbox",
      },
    ],
  },
  {
    label: "Settings",
    items: [
      {
        path: "settings",
        label: "Project",
        icon: Settings2,
        operation: "settings.get",
        keywords: "settings name id base url origins cors session refresh retention signing keys",
      },
      {
        path: "settings/hosted-pages",
        label: "Hosted pages",
        icon: AppWindow,
        operation: "settings.get",
        keywords: "run flow page address return url embed iframe logo colour accent cookies",
      },
      {
        path: "settings/api-keys",
        label: "API keys",
        icon: KeySquare,
        operation: "keys.list",
        keywords: "management key create revoke scope",
      },
      {
        path: "api",
        label: "API reference",
        icon: Braces,
        operation: "project.read",
        keywords: "rest sdk descope openapi curl node developer",
      },
      {
        path: "account",
        label: "Account",
        icon: CircleUser,
        operation: null,
        keywords: "password sign in profile",
      },
    ],
  },
  {
    label: null,
    items: [
      {
        path: "guide",
        label: "Guide",
        icon: BookOpen,
        operation: "project.read",
        keywords: "help manual documentation how to",
      },
    ],
  },
];

/** Address of a page of the console. */
export function consolePath(projectSlug: string, path: string): Route {
  // The address is put together at run time, which the route types cannot follow.
  return `/p/${projectSlug}/${path}` as Route;
}

/** The groups with only those items that these operations open. */
export function visibleNavigation(operations: readonly Operation[]): readonly NavigationGroup[] {
  return navigation
    .map((group) => ({
      ...group,
      items: group.items.filter(
        ({ operation }) => operation === null || operations.includes(operation),
      ),
    }))
    .filter((group) => group.items.length > 0);
}

/** The page of the list that an address belongs to: the one that names most of it. */
export function currentPath(
  groups: readonly NavigationGroup[],
  projectSlug: string,
  address: string,
): string | undefined {
  return groups
    .flatMap(({ items }) => items.map(({ path }) => path))
    .filter((path) => `${address}/`.startsWith(`${consolePath(projectSlug, path)}/`))
    .sort((a, b) => b.length - a.length)[0];
}
