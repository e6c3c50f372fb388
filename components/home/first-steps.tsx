import { Circle, CircleCheck } from "lucide-react";
import type { Route } from "next";
import { consolePath } from "@/components/shell/navigation";
import { LinkButton } from "@/components/ui/link-button";
import { Panel, PanelHeader, PanelTitle } from "@/components/ui/panel";
import { TextLink } from "@/components/ui/text-link";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { FirstStep } from "@/lib/usage/schema";

const texts: Record<
  FirstStep["id"],
  { title: string; help: string; action: string; path: string }
> = {
  provider: {
    title: "Connect a provider",
    help: "Twilio, your mail server or any HTTP gateway. The Sandbox is there already, for trying things out.",
    action: "Choose a provider",
    path: "connectors",
  },
  otp: {
    title: "Choose it for one-time passwords",
    help: "Codes go out by the Sandbox until a channel uses another connector.",
    action: "Choose it",
    path: "otp",
  },
  countries: {
    title: "Choose countries",
    help: "Text messages and calls go to these alone, so that nobody runs up your bill elsewhere.",
    action: "Choose countries",
    path: "otp",
  },
  firstCode: {
    title: "Send a first code",
    help: "A test code to your own phone shows that everything fits together.",
    action: "Send a test code",
    path: "otp",
  },
  application: {
    title: "Connect your application",
    help: "Allow the origin of your pages, or make a first call to the API.",
    action: "Allow an origin",
    path: "settings",
  },
};

type FirstStepsProps = { projectSlug: string; steps: readonly FirstStep[] };

/** What is left to do until codes reach people; nothing once all is done. */
export function FirstSteps({ projectSlug, steps }: FirstStepsProps) {
  const next = steps.find(({ isDone }) => !isDone);
  if (!next) return null;
  const done = steps.filter(({ isDone }) => isDone).length;
  // Whoever sends already came for the numbers: one line says what is next.
  const isUnderWay = steps.some(({ id, isDone }) => id === "application" && isDone);
  return (
    <Panel aria-labelledby="first-steps" className="mb-6">
      <PanelHeader>
        <PanelTitle id="first-steps">
          {isUnderWay ? "Finish setting up" : "Get your first code out"}
        </PanelTitle>
        <span className="text-sm text-muted tabular-nums">
          {done} of {steps.length} done
        </span>
      </PanelHeader>
      <ol className="divide-y">
        {(isUnderWay ? [next] : steps).map(({ id, isDone }) => (
          <Step
            key={id}
            {...texts[id]}
            href={consolePath(projectSlug, texts[id].path)}
            isDone={isDone}
            isNext={id === next.id}
          />
        ))}
      </ol>
    </Panel>
  );
}

type StepProps = {
  title: string;
  help: string;
  action: string;
  href: Route;
  isDone: boolean;
  isNext: boolean;
};

function Step({ title, help, action, href, isDone, isNext }: StepProps) {
  const Icon = isDone ? CircleCheck : Circle;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2.5">
      <Icon
        aria-hidden="true"
        className={isDone ? "size-4 shrink-0 text-success-text" : "size-4 shrink-0 text-muted"}
      />
      <div className="min-w-0 flex-1 basis-52">
        <p className={isDone ? "text-muted" : "font-medium"}>
          {isDone || isNext ? title : <TextLink href={href}>{title}</TextLink>}
          {isDone && <VisuallyHidden> (done)</VisuallyHidden>}
        </p>
        {!isDone && <p className="text-sm text-muted">{help}</p>}
      </div>
      {isNext && (
        <LinkButton href={href} variant="primary" size="sm" className="max-sm:ml-7">
          {action}
        </LinkButton>
      )}
    </li>
  );
}
