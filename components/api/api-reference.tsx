import { Section } from "@/components/shell/section";
import type { ApiDescription, ApiOperation } from "@/lib/api/describe-api";
import { foldText } from "@/lib/core/fold-text";
import { ApiOperationDetails, Refusals } from "./api-operation";
import { ApiReader } from "./api-reader";
import { Searchable } from "./searchable";

/** Everything that the API offers, in groups, with a search over it. */
export function ApiReference({ groups, refusals }: ApiDescription) {
  const found = groups.map(({ tag, operations }) => ({
    tag,
    operations: operations.map((operation) => ({ operation, text: searchText(tag, operation) })),
  }));
  return (
    <ApiReader texts={found.flatMap(({ operations }) => operations.map(({ text }) => text))}>
      {found.map(({ tag, operations }) => (
        <Searchable key={tag} texts={operations.map(({ text }) => text)}>
          <Section title={tag}>
            <div className="divide-y rounded-card border bg-surface">
              {operations.map(({ operation, text }) => (
                <Searchable key={operation.id} texts={[text]}>
                  <ApiOperationDetails operation={operation} />
                </Searchable>
              ))}
            </div>
          </Section>
        </Searchable>
      ))}
      <Searchable texts={[foldText(refusals.map(({ code, text }) => `${code} ${text}`).join(" "))]}>
        <Section
          title="Refusals of every call"
          help="A refusal is JSON with errorCode, errorDescription and errorMessage, which says what was wrong this time."
        >
          <div className="max-w-form">
            <Refusals refusals={refusals} />
          </div>
        </Section>
      </Searchable>
    </ApiReader>
  );
}

/** By what a call is found: its address, words, fields, refusals. */
function searchText(tag: string, operation: ApiOperation): string {
  const { method, path, summary, description, parameters, body, answer, refusals } = operation;
  const names = [...parameters, ...body, ...answer].map(({ name }) => name);
  const codes = refusals.map(({ code }) => code);
  return foldText([method, path, tag, summary, description, ...names, ...codes].join(" "));
}
