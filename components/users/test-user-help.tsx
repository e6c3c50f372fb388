import { CopyButton } from "@/components/ui/copy-button";
import { RelativeTime } from "@/components/ui/relative-time";

type TestUserHelpProps = {
  loginId: string;
  code: string;
  /** E.164, or "" for one that is reached by e-mail. */
  phone: string;
  /** ISO 8601. */
  endsAt: string | null;
  projectId: string;
  apiUrl: string;
};

/** How to sign in as a test user, ready to be copied. */
export function TestUserHelp({
  loginId,
  code,
  phone,
  endsAt,
  projectId,
  apiUrl,
}: TestUserHelpProps) {
  const channel = phone ? "sms" : "email";
  const quoted = JSON.stringify(loginId);
  const example = [
    `const sdk = descope({ projectId: "${projectId}", baseUrl: "${apiUrl}" });`,
    `await sdk.otp.signIn.${channel}(${quoted}); // nothing is sent`,
    `await sdk.otp.verify.${channel}(${quoted}, "${code}");`,
  ].join("\n");
  return (
    <div className="min-w-0 space-y-4">
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
        <dt className="text-muted">Login id</dt>
        <dd className="flex items-center gap-1 font-mono text-sm wrap-anywhere">
          {loginId} <CopyButton value={loginId} label="Copy login id" />
        </dd>
        <dt className="text-muted">Code</dt>
        <dd className="flex items-center gap-1 font-mono text-sm">
          {code} <CopyButton value={code} label="Copy code" />
        </dd>
        {endsAt && (
          <>
            <dt className="text-muted">Stops working</dt>
            <dd>
              <RelativeTime value={endsAt} />
            </dd>
          </>
        )}
      </dl>
      <div>
        <div className="mb-1 flex items-center justify-between gap-2">
          <p className="text-sm text-muted">Sign in as usual; this code is right each time.</p>
          <CopyButton value={example} label="Copy example" showLabel />
        </div>
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
          className="overflow-x-auto rounded-control border bg-sunken p-3 font-mono text-xs"
        >
          {example}
        </pre>
      </div>
    </div>
  );
}
