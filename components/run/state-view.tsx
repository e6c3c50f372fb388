import { CircleCheck, CircleX, Clock, type LucideIcon } from "lucide-react";
import { RunButton } from "./run-button";
import { RunForm } from "./run-form";
import { fillText, type RunStateName, type RunTexts } from "./texts/run-texts";
import { WorkingPoll } from "./working-poll";

type StateViewProps = {
  name: RunStateName;
  texts: RunTexts;
  /** The author's words instead of ours; "" for none. */
  text?: string;
  /** Fill in `{project}` and `{host}`. */
  values?: Record<string, string>;
  /** Where the page's form is posted to. */
  action: string;
  stateUrl: string;
  /** Leads back to the application without a session; "" for nowhere. */
  backHref?: string;
  /** Hands over what the run ended with, as soon as the page is there. */
  hasHandOver?: boolean;
};

const icons: Partial<Record<RunStateName, { icon: LucideIcon; tone: string }>> = {
  completed: { icon: CircleCheck, tone: "text-success-text" },
  completedSignedIn: { icon: CircleCheck, tone: "text-success-text" },
  returning: { icon: CircleCheck, tone: "text-success-text" },
  failed: { icon: CircleX, tone: "text-danger-text" },
  working: { icon: Clock, tone: "text-muted" },
};

/** States that end in a new beginning. */
const canRestart: ReadonlySet<RunStateName> = new Set([
  "failed",
  "expired",
  "completed",
  "busy",
  "noCookies",
]);

/** What a page says where there is nothing to ask: how a run stands or ended, or why there is none. */
export function StateView({
  name,
  texts,
  text = "",
  values = {},
  action,
  stateUrl,
  backHref = "",
  hasHandOver = false,
}: StateViewProps) {
  const { icon: Icon, tone } = icons[name] ?? {};
  const words = texts.states[name];
  return (
    <div role={name === "working" ? "status" : undefined}>
      {Icon && <Icon aria-hidden="true" className={`mb-3 size-8 ${tone}`} />}
      <h1 className="text-xl font-semibold wrap-anywhere">{fillText(words.title, values)}</h1>
      <p className="mt-1.5 whitespace-pre-line text-muted wrap-anywhere">
        {text || fillText(words.text, values)}
      </p>
      {name === "working" && (
        <>
          <WorkingPoll url={stateUrl} />
          <noscript>
            <meta httpEquiv="refresh" content="2" />
          </noscript>
        </>
      )}
      {name === "begin" && <Press action={action} act="begin" label={texts.begin} />}
      {hasHandOver && (
        <Press
          action={action}
          act="finish"
          label={name === "returning" ? fillText(texts.returnTo, values) : texts.begin}
          isAutomatic
        />
      )}
      {canRestart.has(name) && (
        <Press
          action={action}
          act="restart"
          label={texts.startAgain}
          kind={name === "completed" ? "secondary" : "primary"}
        />
      )}
      {backHref !== "" && (
        <p className="mt-4 text-center">
          <a href={backHref} className="text-accent-text underline underline-offset-3">
            {fillText(texts.backTo, values)}
          </a>
        </p>
      )}
    </div>
  );
}

type PressProps = {
  action: string;
  act: "begin" | "restart" | "finish";
  label: string;
  kind?: "primary" | "secondary";
  isAutomatic?: boolean;
};

const Press = ({ action, act, label, kind = "primary", isAutomatic = false }: PressProps) => (
  <div className="mt-5">
    <RunForm action={action} isAutomatic={isAutomatic}>
      <input type="hidden" name="act" value={act} />
      <RunButton kind={kind}>{label}</RunButton>
    </RunForm>
  </div>
);
