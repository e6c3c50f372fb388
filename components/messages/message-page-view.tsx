"use client";

import { useQuery } from "@tanstack/react-query";
import type { Route } from "next";
import { fetchInternal } from "@/components/shell/fetch-internal";
import { consolePath } from "@/components/shell/navigation";
import { NotRefreshing } from "@/components/shell/not-refreshing";
import { PageHeader } from "@/components/shell/page-header";
import { RefreshError } from "@/components/shell/refresh-error";
import { Panel, PanelBody, PanelHeader, PanelTitle } from "@/components/ui/panel";
import { TextLink } from "@/components/ui/text-link";
import type { MessageStoryView } from "@/lib/usage/get-message-story";
import { MessageFacts } from "./message-facts";
import { MessageStatus } from "./message-status";
import { MessageTimeline } from "./message-timeline";
import { StatusHeadline } from "./status-headline";

type MessagePageViewProps = {
  projectSlug: string;
  initial: MessageStoryView;
  /** Name of the connector's type. */
  vendor: string;
  /** Whether recipients are whole, so that one can look for the same. */
  reveals: boolean;
};

const refreshMs = 2_000;

/** One message: what became of it, why, and everything that happened on the way. */
export function MessagePageView({ projectSlug, initial, vendor, reveals }: MessagePageViewProps) {
  const { id } = initial.message;
  const { data: view, error } = useQuery({
    queryKey: ["message", projectSlug, id],
    queryFn: ({ signal }) =>
      fetchInternal<MessageStoryView>(`messages/${id}`, { projectSlug, signal }),
    initialData: initial,
    // While nothing more can happen, nothing is asked.
    refetchInterval: ({ state }) =>
      !state.data?.isOpen || (state.error instanceof RefreshError && state.error.isSignedOut)
        ? false
        : refreshMs,
  });
  const { message } = view;
  const path = (rest: string): Route => consolePath(projectSlug, rest);

  return (
    <>
      <PageHeader
        guide="messages#one-message"
        back={<TextLink href={path("messages")}>Messages</TextLink>}
        title={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="min-w-0 break-words">{message.to}</span>
            <MessageStatus status={message.status} className="text-base font-medium" />
          </span>
        }
        help={<StatusHeadline view={view} />}
      />
      {error && <NotRefreshing error={error} what="what happens next" />}
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <Panel>
          <PanelHeader>
            <PanelTitle>Timeline</PanelTitle>
          </PanelHeader>
          <PanelBody>
            <MessageTimeline
              view={view}
              vendor={vendor}
              messageHref={(messageId) => path(`messages/${messageId}`)}
              runHref={view.run && path(`flows/${view.run.flowKey}/runs/${view.run.runId}`)}
            />
          </PanelBody>
        </Panel>
        <div className="space-y-6">
          <Panel>
            <PanelHeader>
              <PanelTitle>Details</PanelTitle>
            </PanelHeader>
            <PanelBody>
              <MessageFacts
                view={view}
                vendor={vendor}
                hrefs={{
                  connector: message.connector.id
                    ? path(`connectors/${message.connector.id}`)
                    : null,
                  template: message.templateId ? path(`templates/${message.templateId}`) : null,
                  user: message.endUserId ? path(`users/${message.endUserId}`) : null,
                  sameRecipient: reveals
                    ? path(`messages?${new URLSearchParams({ q: message.to })}`)
                    : null,
                }}
              />
            </PanelBody>
          </Panel>
          <Panel>
            <PanelHeader>
              <PanelTitle>Text</PanelTitle>
            </PanelHeader>
            <PanelBody className="text-sm">
              {message.preview === null ? (
                <p className="text-muted">
                  Your role sees masked recipients, and texts can name people.
                </p>
              ) : (
                <p className="whitespace-pre-wrap break-words">{message.preview}</p>
              )}
              <p className="mt-2 text-muted">The code is never kept; dots stand for it.</p>
            </PanelBody>
          </Panel>
        </div>
      </div>
    </>
  );
}
