import type { Metadata } from "next";
import { PageHeader } from "@/components/shell/page-header";
import { readUserFilter } from "@/components/users/user-filter";
import { UsersView } from "@/components/users/users-view";
import { isAllowed } from "@/lib/auth/permissions";
import { env } from "@/lib/core/env";
import { requireViewer } from "@/lib/http/request-context";
import { readCodeLengths } from "@/lib/otp/read-code-lengths";
import { searchEndUsers } from "@/lib/users/search-end-users";
import { createTestUserAction, createUserAction, deleteTestUsersAction } from "./actions";

export const metadata: Metadata = { title: "Users" };

export default async function UsersPage({ params, searchParams }: PageProps<"/p/[project]/users">) {
  const { project } = await params;
  const ctx = await requireViewer(project);
  const { q, kind } = await searchParams;
  const text = (value: string | string[] | undefined) => (typeof value === "string" ? value : "");
  const filter = readUserFilter(new URLSearchParams({ q: text(q), kind: text(kind) }));
  const page = await searchEndUsers(ctx, filter);
  if (!page.ok) throw new Error(page.error.code);
  const canSave = isAllowed(ctx.role, "users.save") && isAllowed(ctx.role, "users.delete");
  return (
    <>
      <PageHeader
        guide="users"
        title="Users"
        help="Who signs in to your application. Members of this console are not among them."
      />
      <UsersView
        projectSlug={project}
        projectId={ctx.project.id}
        apiUrl={`${env().publicUrl}/api`}
        first={{ filter, page: page.value }}
        codeLengths={canSave ? await readCodeLengths(ctx) : []}
        isMasked={!isAllowed(ctx.role, "users.reveal")}
        actions={
          canSave
            ? {
                createUser: createUserAction.bind(null, project),
                createTestUser: createTestUserAction.bind(null, project),
                deleteTestUsers: deleteTestUsersAction.bind(null, project, {}),
              }
            : null
        }
      />
    </>
  );
}
