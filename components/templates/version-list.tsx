"use client";

import { useMutation } from "@tanstack/react-query";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { toast } from "@/components/ui/toast-store";
import type { AppError } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import type { TemplateContent, TemplateLocales } from "@/lib/templates/schema";
import { languageName } from "./languages";
import { textFields } from "./text-fields";

export type VersionView = {
  version: number;
  name: string;
  content: TemplateContent;
  locales: TemplateLocales;
  /** ISO 8601, UTC. */
  savedAt: string;
  savedByName: string | null;
};

export type RestoreTemplate = (input: {
  templateId: string;
  version: number;
  expectedVersion: number;
}) => Promise<Result<{ templateId: string; version: number }, AppError>>;

type VersionListProps = {
  templateId: string;
  /** Newest first. */
  versions: readonly VersionView[];
  /** What is typed above is not saved, and restoring would lose it. */
  isUnsaved: boolean;
  /** null for those who may not save. */
  restore: RestoreTemplate | null;
};

/** Each saved state of a template, with its texts, and the way back to it. */
export function VersionList({ templateId, versions, isUnsaved, restore }: VersionListProps) {
  const newest = versions[0]?.version ?? 0;
  const restoring = useMutation({
    mutationFn: async (version: number) =>
      restore?.({ templateId, version, expectedVersion: newest }),
    onSuccess: (result, version) => {
      if (result?.ok)
        toast({
          tone: "success",
          title: `Version ${version} is back`,
          description: `It was saved as version ${result.value.version}.`,
        });
    },
  });
  const problem = restoring.isError
    ? "Patchbay did not answer. Try again."
    : restoring.data && !restoring.data.ok
      ? (Object.values(restoring.data.error.fields ?? {})[0] ?? restoring.data.error.text)
      : null;
  return (
    <>
      <p role="status" className="text-sm text-danger-text not-empty:mb-2">
        {problem}
      </p>
      <ol className="overflow-hidden rounded-card border bg-surface">
        {versions.map((one) => (
          <li key={one.version} className="border-b px-4 py-2 last:border-b-0">
            <div className="flex min-h-control flex-wrap items-center gap-x-3 gap-y-1">
              <span className="font-medium tabular-nums">Version {one.version}</span>
              {one.version === newest && <Badge>Now</Badge>}
              <span className="min-w-0 text-sm text-muted wrap-anywhere">
                <RelativeTime value={one.savedAt} />
                {one.savedByName && ` by ${one.savedByName}`}
              </span>
              {restore && one.version !== newest && (
                <Button
                  size="sm"
                  className="ml-auto"
                  inactive={isUnsaved}
                  title={isUnsaved ? "Save or discard what you changed first." : undefined}
                  pending={restoring.isPending && restoring.variables === one.version}
                  onClick={() => restoring.mutate(one.version)}
                >
                  Restore<span className="sr-only"> version {one.version}</span>
                </Button>
              )}
            </div>
            <details className="text-sm">
              <summary className="w-fit rounded-inner text-muted">
                Texts<span className="sr-only"> of version {one.version}</span>
              </summary>
              <VersionTexts version={one} />
            </details>
          </li>
        ))}
      </ol>
    </>
  );
}

function VersionTexts({ version }: { version: VersionView }) {
  const texts = [
    ["Default", version.content] as const,
    ...Object.entries(version.locales).map(
      ([tag, content]) => [languageName(tag), content] as const,
    ),
  ];
  return (
    <dl className="mt-1 mb-2 space-y-2">
      {texts.flatMap(([language, content]) =>
        textFields(content).map(({ name, label, value }) => (
          <div key={`${language} ${name}`}>
            <dt className="text-muted">
              {label}
              {texts.length > 1 && `, ${language}`}
            </dt>
            <dd className="max-h-48 overflow-y-auto font-mono wrap-anywhere whitespace-pre-wrap">
              {value}
            </dd>
          </div>
        )),
      )}
    </dl>
  );
}
