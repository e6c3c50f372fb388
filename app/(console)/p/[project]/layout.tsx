import { AppShell } from "@/components/shell/app-shell";
import { EnvironmentBanner } from "@/components/shell/environment-banner";
import { operationsOf, roleNames } from "@/lib/auth/permissions";
import { requireViewer } from "@/lib/http/request-context";
import { confirmPassword, signOut } from "./actions";
import "../../../globals.css";

export default async function ProjectLayout({ params, children }: LayoutProps<"/p/[project]">) {
  const { actor, role, project, twilioBaseUrl } = await requireViewer((await params).project);
  return (
    <AppShell
      viewer={{
        name: actor.name,
        email: actor.email,
        roleName: roleNames[role],
        operations: operationsOf(role),
      }}
      project={{ name: project.name, slug: project.slug }}
      signOut={signOut}
      confirmPassword={confirmPassword}
      banner={
        twilioBaseUrl && (
          <EnvironmentBanner>
            Twilio calls go to <span className="font-mono">{new URL(twilioBaseUrl).host}</span>{" "}
            instead of Twilio: TWILIO_API_BASE_URL is set.
          </EnvironmentBanner>
        )
      }
    >
      {children}
    </AppShell>
  );
}
