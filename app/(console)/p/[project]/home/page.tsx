import type { Metadata, Route } from "next";
import { FirstSteps } from "@/components/home/first-steps";
import { HomeFigures } from "@/components/home/home-figures";
import { NothingSent } from "@/components/home/nothing-sent";
import { PeriodLinks } from "@/components/home/period-links";
import { readPeriod } from "@/components/home/read-period";
import { TroubleNotes } from "@/components/home/trouble-notes";
import { consolePath } from "@/components/shell/navigation";
import { PageHeader } from "@/components/shell/page-header";
import { getHome } from "@/lib/home/get-home";
import { listTroubledConnectors } from "@/lib/home/list-troubled-connectors";
import { requireViewer } from "@/lib/http/request-context";
import { listStops } from "@/lib/otp/list-stops";
import { listFirstSteps } from "@/lib/usage/list-first-steps";
import { countTestUsers } from "@/lib/users/count-test-users";

export const metadata: Metadata = { title: "Home" };

export default async function HomePage({ params, searchParams }: PageProps<"/p/[project]/home">) {
  const { project } = await params;
  const ctx = await requireViewer(project);
  const period = readPeriod((await searchParams).period);
  const [home, steps, troubled, stops, testUsers] = await Promise.all([
    getHome(ctx, { period }),
    listFirstSteps(ctx),
    listTroubledConnectors(ctx),
    listStops(ctx),
    countTestUsers(ctx),
  ]);
  // Each is open to every member.
  if (!home.ok) throw new Error(home.error.code);
  if (!steps.ok) throw new Error(steps.error.code);
  if (!troubled.ok) throw new Error(troubled.error.code);
  if (!stops.ok) throw new Error(stops.error.code);
  if (!testUsers.ok) throw new Error(testUsers.error.code);
  const homeHref: Route = consolePath(project, "home");
  return (
    <>
      <PageHeader
        guide="home"
        title="Home"
        help="What became of the codes of this project."
        actions={<PeriodLinks homeHref={homeHref} current={period} />}
      />
      <TroubleNotes
        projectSlug={project}
        connectors={troubled.value}
        stops={stops.value}
        testUsers={testUsers.value}
        usersHref={consolePath(project, "users")}
      />
      <FirstSteps projectSlug={project} steps={steps.value} />
      <HomeFigures
        key={period}
        projectSlug={project}
        initial={home.value}
        empty={
          <NothingSent
            period={period}
            homeHref={homeHref}
            otpHref={consolePath(project, "otp")}
            hasSent={steps.value.some(({ id, isDone }) => id === "firstCode" && isDone)}
          />
        }
      />
    </>
  );
}
