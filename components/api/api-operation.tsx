import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import type { ApiField } from "@/lib/api/api-fields";
import type { ApiOperation, ApiRefusal } from "@/lib/api/describe-api";
import { Example } from "./example";

const bearers: Record<ApiOperation["auth"], string> = {
  public: "",
  project: "<project ID>",
  refresh: "<project ID>:<refresh JWT>",
  session: "<project ID>:<session JWT>",
  management: "<project ID>:<management key>",
};

/** One call: a line that opens to what it takes, answers and refuses, with an example beside. */
export function ApiOperationDetails({ operation }: { operation: ApiOperation }) {
  const { id, method, path, summary, description, parameters, body, answer } = operation;
  return (
    <details id={id} className="group scroll-mt-16 md:scroll-mt-4">
      <summary className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-0.5 px-3 py-2 hover:bg-hover [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden="true"
          className="size-4 shrink-0 text-muted transition-transform group-open:rotate-90"
        />
        <h3 className="min-w-0 flex-1 basis-56">{summary}</h3>
        <span className="flex min-w-0 items-baseline gap-2 font-mono text-sm text-muted max-sm:pl-7 sm:w-96">
          <span className="sm:w-14">{method}</span>
          <span className="min-w-0 wrap-anywhere">{path}</span>
        </span>
      </summary>
      <div className="grid gap-x-8 gap-y-5 border-t px-4 py-4 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-5">
          {description && <p>{description}</p>}
          <Access operation={operation} />
          <Fields title="Parameters" fields={parameters} />
          <Fields title="Body" fields={body} />
          <Fields title="Answer" fields={answer} empty="An empty object." />
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <Example examples={operation.examples} />
          {operation.refusals.length > 0 && (
            <Part title="Refusals">
              <Refusals refusals={operation.refusals} />
            </Part>
          )}
        </div>
      </div>
    </details>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h4 className="mb-1 text-sm font-medium">{title}</h4>
      {children}
    </div>
  );
}

function Access({ operation: { auth, scopes, isSend } }: { operation: ApiOperation }) {
  return (
    <Part title="Access">
      <p className="text-sm">
        {auth === "public" ? (
          "Open to anyone."
        ) : (
          <span className="font-mono wrap-anywhere">Authorization: Bearer {bearers[auth]}</span>
        )}
      </p>
      {scopes.length > 0 && (
        <p className="mt-1 flex flex-wrap items-center gap-1.5 text-sm text-muted">
          Scope
          {scopes.map((scope, index) => (
            <span key={scope} className="contents">
              {index > 0 && "or"}
              <Badge className="font-mono">{scope}</Badge>
            </span>
          ))}
        </p>
      )}
      {isSend && (
        <p className="mt-1 text-sm text-muted">
          Takes <span className="font-mono">Idempotency-Key</span>: the same key and body within 24
          hours send nothing more.
        </p>
      )}
    </Part>
  );
}

type FieldsProps = { title: string; fields: readonly ApiField[]; empty?: string };

function Fields({ title, fields, empty }: FieldsProps) {
  if (fields.length === 0 && !empty) return null;
  return (
    <Part title={title}>
      {fields.length === 0 && <p className="text-sm text-muted">{empty}</p>}
      {fields.length > 0 && (
        <dl className="divide-y border-y text-sm">
          {fields.map(({ name, type, isRequired, description }) => (
            <div key={name} className="py-1.5">
              <dt className="flex flex-wrap items-baseline gap-x-2">
                <span className="font-mono wrap-anywhere">{name}</span>
                <span className="text-muted wrap-anywhere">{type}</span>
                {isRequired && title !== "Answer" && <Badge>Required</Badge>}
              </dt>
              {description && <dd className="text-muted">{description}</dd>}
            </div>
          ))}
        </dl>
      )}
    </Part>
  );
}

/** Refusals as status, code and sentence. */
export function Refusals({ refusals }: { refusals: readonly ApiRefusal[] }) {
  return (
    <ul className="divide-y border-y text-sm">
      {refusals.map(({ status, code, text }) => (
        <li key={code} className="grid grid-cols-[2.25rem_4.5rem_minmax(0,1fr)] gap-x-2 py-1.5">
          <span className="tabular-nums">{status}</span>
          <span className="font-mono">{code}</span>
          <span className="text-muted">{text}</span>
        </li>
      ))}
    </ul>
  );
}
