import type { RunScreen } from "@/lib/flows/model/run-answer";
import type { PhoneCountry, PhoneValue } from "./phone-input";
import { ResendButton } from "./resend-button";
import { RunButton } from "./run-button";
import { RunForm } from "./run-form";
import { RunProblem } from "./run-problem";
import { ScreenFieldRow } from "./screen-field-row";
import { fillText, type RunTexts } from "./texts/run-texts";

type ScreenViewProps = {
  screen: RunScreen;
  texts: RunTexts;
  /** Where the form is posted to. */
  action: string;
  stateUrl?: string;
  countries: readonly PhoneCountry[];
  /** Phone fields in their two parts, by key. */
  phones: Record<string, PhoneValue>;
  /** Country of the reader's language setting: numbers are of it until told otherwise. */
  region?: string | null;
  /** Where the screen is a part of another page, its title is no title of that. */
  heading?: "h1" | "h3";
};

const introNames = { sms: "sentByMessage", voice: "sentByCall", email: "sentByMail" } as const;

/** A screen of a flow as the end user sees it: the author's texts, and ours where there are none. */
export function ScreenView({
  screen,
  texts,
  action,
  stateUrl,
  countries,
  phones,
  region = null,
  heading: Heading = "h1",
}: ScreenViewProps) {
  const kind = screen.fields[0]?.kind ?? "none";
  const intro =
    kind === "code" && screen.sentTo
      ? fillText(texts.intros[introNames[screen.sentTo.channel]], { masked: screen.sentTo.masked })
      : texts.intros[kind];
  // Where an author has named the screen, our line below would not fit it; a code says where it went.
  const text = screen.text || (screen.title === "" || kind === "code" ? intro : "");
  const submit = screen.buttons.find(({ isSubmit }) => isSubmit);
  return (
    <RunForm action={action} state={stateUrl ? { url: stateUrl, turn: screen.turn } : undefined}>
      <Heading className="text-xl font-semibold wrap-anywhere">
        {screen.title || texts.titles[kind]}
      </Heading>
      {text && <p className="mt-1.5 whitespace-pre-line text-muted wrap-anywhere">{text}</p>}
      <input type="hidden" name="turn" value={screen.turn} />
      {/* Enter presses the first button, which may be another one. */}
      {submit && (
        <button type="submit" name="button" value={submit.id} hidden tabIndex={-1} data-submit="" />
      )}
      <div className="mt-5 flex flex-col gap-5">
        {screen.error && <RunProblem error={screen.error} texts={texts} />}
        {screen.fields.map((field) => (
          <ScreenFieldRow
            key={field.key}
            field={field}
            screen={screen}
            texts={texts}
            countries={countries}
            phone={{
              national: phones[field.key]?.national ?? field.value,
              country: phones[field.key]?.country ?? region,
            }}
          />
        ))}
        <div className="flex flex-col items-center gap-2">
          {screen.buttons.map(({ id, kind: look, label, isSubmit, isResend }) =>
            isResend ? (
              <ResendButton
                key={`${id}-${screen.turn}`}
                id={id}
                kind={look}
                label={label || texts.resend}
                waitText={texts.resendIn}
                seconds={screen.resendInSeconds ?? 0}
              />
            ) : (
              <RunButton key={id} kind={look} name="button" value={id} formNoValidate={!isSubmit}>
                {label || (isSubmit ? texts.submit : texts.back)}
              </RunButton>
            ),
          )}
        </div>
      </div>
    </RunForm>
  );
}
