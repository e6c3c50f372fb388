import type { Metadata } from "next";
import { OtpCard } from "@/components/otp/otp-card";
import { StopsNote } from "@/components/otp/stops-note";
import { TestUsersNote } from "@/components/otp/test-users-note";
import { PageHeader } from "@/components/shell/page-header";
import { isAllowed } from "@/lib/auth/permissions";
import { env } from "@/lib/core/env";
import { requireViewer } from "@/lib/http/request-context";
import { listCountries } from "@/lib/otp/countries";
import { getOtp } from "@/lib/otp/get-otp";
import { listStops } from "@/lib/otp/list-stops";
import { getSettings } from "@/lib/settings/get-settings";
import { countTestUsers } from "@/lib/users/count-test-users";
import {
  deleteTemplateAction,
  saveOtpChannelAction,
  saveTemplateAction,
  sendTestCodeAction,
} from "./actions";

export const metadata: Metadata = { title: "One-time passwords" };

export default async function OtpPage({ params }: PageProps<"/p/[project]/otp">) {
  const { project } = await params;
  const ctx = await requireViewer(project);
  const otp = await getOtp(ctx);
  if (!otp.ok) throw new Error(otp.error.code);
  const domain = new URL(env().publicUrl).host;
  const [projectSettings, testUsers, stops] = await Promise.all([
    getSettings(ctx),
    countTestUsers(ctx),
    listStops(ctx),
  ]);
  const origins = projectSettings.ok ? projectSettings.value.origins : [];
  const allowedHosts = origins.map((origin) => new URL(origin).hostname);
  const countries = listCountries();
  const canWriteTemplates = isAllowed(ctx.role, "templates.save");
  return (
    <>
      <PageHeader
        guide="otp"
        title="One-time passwords"
        help="Which connector and which text carry the codes of each channel. Flows can choose others."
      />
      {stops.ok && <StopsNote stops={stops.value} className="mb-6" />}
      {testUsers.ok && <TestUsersNote {...testUsers.value} projectSlug={project} />}
      <div className="grid items-start gap-6 lg:grid-cols-2">
        {otp.value.map((settings) => (
          <OtpCard
            key={settings.channel}
            settings={settings}
            countries={countries}
            allowedHosts={allowedHosts}
            projectName={ctx.project.name}
            domain={domain}
            canSave={isAllowed(ctx.role, "otp.save")}
            save={saveOtpChannelAction.bind(null, project)}
            templateActions={
              canWriteTemplates
                ? {
                    save: saveTemplateAction.bind(null, project),
                    remove: deleteTemplateAction.bind(null, project),
                  }
                : null
            }
            projectSlug={project}
            sendTest={
              isAllowed(ctx.role, "otp.sendTest") ? sendTestCodeAction.bind(null, project) : null
            }
          />
        ))}
      </div>
    </>
  );
}
