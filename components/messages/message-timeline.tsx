import {
  BadgeCheck,
  CircleCheck,
  CircleDot,
  CircleHelp,
  CircleX,
  Hourglass,
  type LucideIcon,
  MessageSquarePlus,
  RefreshCw,
} from "lucide-react";
import type { Route } from "next";
import { cn } from "@/components/ui/cn";
import { LocalTime } from "@/components/ui/local-time";
import { TextLink } from "@/components/ui/text-link";
import { channelInText } from "@/lib/core/channel";
import type { MessageStoryView } from "@/lib/usage/get-message-story";
import type { StoryStep } from "@/lib/usage/tell-steps";
import { PolicyChecks } from "./policy-checks";
import { ProviderAnswer } from "./provider-answer";
import { askedTitle, eventTitle, handedOverTitle, sinceStart } from "./step-words";

type MessageTimelineProps = {
  view: MessageStoryView;
  /** Name of the connector's type. */
  vendor: string;
  /** Address of another message. */
  messageHref: (messageId: string) => Route;
  /** Address of the run that sent it; null where no flow did. */
  runHref: Route | null;
};

/** Everything that happened to a message and its code, oldest first. */
export function MessageTimeline({ view, vendor, messageHref, runHref }: MessageTimelineProps) {
  const start = view.message.createdAt;
  return (
    <ol aria-label="What happened, oldest first">
      {view.steps.map((step) => {
        const { icon: Icon, tone } = lookOf(step, view);
        return (
          <li key={keyOf(step)} className="group relative flex gap-3 pb-5 last:pb-0">
            <span
              aria-hidden="true"
              className="absolute top-6 bottom-0 left-2.5 w-px bg-border group-last:hidden"
            />
            <Icon aria-hidden="true" className={cn("mt-0.5 size-5 shrink-0", tone)} />
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap items-baseline justify-between gap-x-4">
                <span className="font-medium">{titleOf(step, view)}</span>
                <span className="text-sm text-muted tabular-nums">
                  {step.at !== start && <span className="mr-2">{sinceStart(step.at, start)}</span>}
                  <LocalTime value={step.at} show="seconds" />
                </span>
              </p>
              <StepDetail
                step={step}
                view={view}
                vendor={vendor}
                messageHref={messageHref}
                runHref={runHref}
              />
            </div>
          </li>
        );
      })}
    </ol>
  );
}

const keyOf = (step: StoryStep): string =>
  step.kind === "status" ? `status ${step.event.providerStatus}` : `${step.kind} ${step.at}`;

function titleOf(step: StoryStep, { message, code }: MessageStoryView): string {
  switch (step.kind) {
    case "asked":
      return askedTitle(message, code);
    case "handedOver":
      return handedOverTitle(message);
    case "status":
      return eventTitle(step.event);
    case "wrongTry":
      return `A wrong code was entered: try ${step.number} of ${step.maxTries}`;
    case "verified":
      return "The code was entered";
    case "replaced":
      return `A newer code was sent by ${channelInText[step.by.channel]}; this one is void`;
    case "expired":
      return "The code expired without being entered";
  }
}

type Look = { icon: LucideIcon; tone: string };

const outcomeLooks: Record<MessageStoryView["message"]["outcome"], Look> = {
  accepted: { icon: CircleCheck, tone: "text-info-text" },
  refused: { icon: CircleX, tone: "text-danger-text" },
  unknown: { icon: CircleHelp, tone: "text-warning-text" },
  waiting: { icon: CircleDot, tone: "text-muted" },
};

/** What providers call a message that arrived, and a call that was heard. */
const arrivedWords: readonly string[] = ["delivered", "read", "completed"];

function lookOf(step: StoryStep, { message }: MessageStoryView): Look {
  switch (step.kind) {
    case "asked":
      return { icon: MessageSquarePlus, tone: "text-muted" };
    case "handedOver":
      return outcomeLooks[message.outcome];
    case "status":
      if (step.event.source === "system") return { icon: CircleHelp, tone: "text-warning-text" };
      if (step.event.detail.meaning) return { icon: CircleX, tone: "text-danger-text" };
      return step.at === message.deliveredAt || arrivedWords.includes(step.event.providerStatus)
        ? { icon: CircleCheck, tone: "text-success-text" }
        : { icon: CircleDot, tone: "text-muted" };
    case "wrongTry":
      return { icon: CircleX, tone: "text-warning-text" };
    case "verified":
      return { icon: BadgeCheck, tone: "text-success-text" };
    case "replaced":
      return { icon: RefreshCw, tone: "text-muted" };
    case "expired":
      return { icon: Hourglass, tone: "text-warning-text" };
  }
}

type StepDetailProps = MessageTimelineProps & { step: StoryStep };

function StepDetail({ step, view, vendor, messageHref, runHref }: StepDetailProps) {
  switch (step.kind) {
    case "asked":
      return (
        <>
          {view.run && runHref && (
            <p className="text-sm text-muted">
              By a run of the flow {view.run.flowName}:{" "}
              <TextLink href={runHref}>open the run</TextLink>
            </p>
          )}
          {view.code?.before && (
            <p className="text-sm text-muted">
              Not the first one:{" "}
              <TextLink href={messageHref(view.code.before.messageId)}>
                the code before, by {channelInText[view.code.before.channel]}
              </TextLink>
            </p>
          )}
          {view.message.story && <PolicyChecks story={view.message.story} />}
        </>
      );
    case "handedOver":
      return view.message.answer && <ProviderAnswer answer={view.message.answer} vendor={vendor} />;
    case "status":
      return <ProviderAnswer answer={step.event.detail} vendor={vendor} />;
    case "replaced":
      return (
        <p className="text-sm">
          <TextLink href={messageHref(step.by.messageId)}>Open the newer message</TextLink>
        </p>
      );
    default:
      return null;
  }
}
