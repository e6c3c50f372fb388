"use client";

import { useId, useState } from "react";
import { TestResults } from "@/components/connectors/test-results";
import { type StartTest, useConnectorTest } from "@/components/connectors/use-connector-test";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogTitle } from "@/components/ui/dialog";
import { Field, FieldError, FieldLabel } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { type Channel, channelInText } from "@/lib/core/channel";
import type { AppError } from "@/lib/core/errors";
import type { SendTestCodeInput } from "@/lib/otp/schema";

type SendTestCodeProps = {
  channel: Channel;
  projectSlug: string;
  /** What is saved: name of the connector and of its type. */
  connectorName: string;
  vendor: string;
  /** What is chosen on the card is not saved yet. */
  isUnsaved: boolean;
  /** Another text than the channel's. `templateId` null stands for the System template. */
  text?: { templateId: string | null; locale?: string; name: string };
  send: StartTest<SendTestCodeInput>;
};

const recipient = {
  sms: { label: "Phone number", example: "+14155550100", type: "tel" },
  voice: { label: "Phone number", example: "+14155550100", type: "tel" },
  email: { label: "E-mail address", example: "ada@example.com", type: "email" },
} as const satisfies Record<Channel, { label: string; example: string; type: string }>;

/** Sends a sample code as the saved choice says, and shows how it went. */
export function SendTestCode(props: SendTestCodeProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>
        Send a test code<span className="sr-only"> by {channelInText[props.channel]}</span>
      </Button>
      <Dialog open={isOpen} onOpenChange={setIsOpen}>
        <DialogContent className="max-w-form">
          <DialogTitle>Send a test code by {channelInText[props.channel]}</DialogTitle>
          <DialogDescription>
            {props.connectorName} sends {props.text?.name ?? "the saved template"} with a sample
            code that signs nobody in.
            {props.isUnsaved && " What you changed is not saved yet and not used."}
          </DialogDescription>
          <SendTestForm {...props} />
        </DialogContent>
      </Dialog>
    </>
  );
}

function SendTestForm(props: SendTestCodeProps) {
  const { channel, projectSlug, connectorName, vendor, text, send } = props;
  const id = useId();
  const [to, setTo] = useState("");
  const test = useConnectorTest<SendTestCodeInput>({
    startTest: send,
    projectSlug,
    lastTest: null,
    baseVersion: 0,
  });
  const wrong = test.error?.fields?.to;
  const start = () => {
    if (!test.isRunning)
      void test.start({ channel, to, templateId: text?.templateId, locale: text?.locale }, to);
  };
  return (
    <form
      method="post"
      className="flex min-w-0 flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        // The dialog stands inside the card's form in React's tree, though not in the page.
        event.stopPropagation();
        start();
      }}
    >
      <Field>
        <FieldLabel htmlFor={id}>{recipient[channel].label}</FieldLabel>
        <Input
          id={id}
          type={recipient[channel].type}
          value={to}
          autoComplete="off"
          placeholder={recipient[channel].example}
          aria-invalid={wrong !== undefined}
          aria-describedby={`${id}-error`}
          onChange={(event) => setTo(event.target.value)}
        />
        <FieldError id={`${id}-error`}>{wrong}</FieldError>
      </Field>
      <TestResults
        vendor={vendor}
        connector={connectorName}
        view={test.view}
        isRunning={test.isRunning}
        isOutdated={false}
        problem={problemOf(test.error, test.isLost)}
        onTest={start}
        action="Send"
        hint="Each step of the way appears here."
      />
    </form>
  );
}

function problemOf(error: AppError | null, isLost: boolean): string | null {
  if (isLost) return "Patchbay did not answer. Try again.";
  if (!error || error.fields) return null;
  return error.retryAfterSeconds
    ? `${error.text} Try again in ${error.retryAfterSeconds} s.`
    : error.text;
}
