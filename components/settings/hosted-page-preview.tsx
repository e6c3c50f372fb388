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

/** How an end user's page looks in both themes. Only to look at. */
export function HostedPagePreview({ look }: { look: RunLook }) {
  return (
    <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-1">
      {(["light", "dark"] as const).map((theme) => (
        <figure key={theme} className="min-w-0">
          <figcaption className="mb-1 text-sm text-muted">
            {theme === "light" ? "Light" : "Dark"}
          </figcaption>
          <div
            inert
            style={{ colorScheme: theme }}
            className="rounded-card border bg-background text-text"
          >
            <RunFrame look={look} isPreview>
              <ScreenView
                screen={sample}
                texts={en}
                action=""
                countries={countries}
                phones={phones}
              />
            </RunFrame>
          </div>
        </figure>
      ))}
    </div>
  );
}
