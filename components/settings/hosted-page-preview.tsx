import { RunFrame, type RunLook } from "@/components/run/run-frame";
import { ScreenView } from "@/components/run/screen-view";
import { en } from "@/components/run/texts/en";
import type { RunScreen } from "@/lib/flows/model/run-answer";

const sample: RunScreen = {
  stepId: "phone",
  turn: 1,
  title: "",
  text: "",
  fields: [{ kind: "phone", key: "phone", label: "", help: "", isRequired: true, value: "" }],
  buttons: [
    { id: "submit", label: "", kind: "primary", isSubmit: true, isResend: false },
    { id: "mail", label: "Use e-mail instead", kind: "link", isSubmit: false, isResend: false },
  ],
  error: null,
  fieldErrors: {},
  sentTo: null,
  resendInSeconds: null,
  codeLength: 6,
};
const countries = [{ code: "US", name: "United States", dialCode: "+1" }];
const phones = { phone: { country: "US", national: "(415) 555-0100" } };

/** How an end user's page looks, in the theme of whoever looks. Only to look at. */
export function HostedPagePreview({ look }: { look: RunLook }) {
  return (
    <div inert className="rounded-card border bg-background">
      <RunFrame look={look} isPreview>
        <ScreenView screen={sample} texts={en} action="" countries={countries} phones={phones} />
      </RunFrame>
    </div>
  );
}
