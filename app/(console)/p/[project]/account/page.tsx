import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ChangePasswordForm } from "@/components/account/change-password-form";
import { SessionList } from "@/components/account/session-list";
import { PageHeader } from "@/components/shell/page-header";
import { Section } from "@/components/shell/section";
import { listSessions } from "@/lib/auth/list-sessions";
import { roleNames } from "@/lib/auth/permissions";
import { requireViewer } from "@/lib/http/request-context";
import { changePassword, endOtherSessions } from "./actions";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage({ params }: PageProps<"/p/[project]/account">) {
  const ctx = await requireViewer((await params).project);
  const sessions = await listSessions(ctx);
  if (!sessions.ok) notFound();
  const facts = [
    ["Name", ctx.actor.name],
    ["E-mail", ctx.actor.email],
    [`Role in ${ctx.project.name}`, roleNames[ctx.role]],
  ];
  return (
    <>
      <PageHeader
        guide="settings#your-account"
        title="Your account"
        help="Who you are here, your password, and where you are signed in."
      />
      <Section title="Profile">
        <dl className="grid max-w-form grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-x-4 gap-y-2">
          {facts.map(([label, value]) => (
            <div key={label} className="col-span-2 grid grid-cols-subgrid">
              <dt className="text-muted">{label}</dt>
              <dd className="min-w-0 wrap-anywhere">{value}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section
        title="Password"
        help="Changing it signs you out everywhere else, at once."
        className="max-w-form"
      >
        <ChangePasswordForm email={ctx.actor.email} changePassword={changePassword} />
      </Section>
      <Section
        title="Where you are signed in"
        help="A session ends two hours after its last use, and twelve hours after sign-in in any case."
      >
        <SessionList sessions={sessions.value} endOtherSessions={endOtherSessions} />
      </Section>
    </>
  );
}
