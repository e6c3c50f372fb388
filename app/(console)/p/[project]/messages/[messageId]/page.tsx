import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { MessagePageView } from "@/components/messages/message-page-view";
import { isAllowed } from "@/lib/auth/permissions";
import { findDefinition } from "@/lib/connectors/registry";
import { requireViewer } from "@/lib/http/request-context";
import { getMessageStory } from "@/lib/usage/get-message-story";

export const metadata: Metadata = { title: "Message" };

export default async function MessagePage({
  params,
}: PageProps<"/p/[project]/messages/[messageId]">) {
  const { project, messageId } = await params;
  const ctx = await requireViewer(project);
  const story = await getMessageStory(ctx, { messageId });
  if (!story.ok) {
    if (story.error.code === "not_found") notFound();
    throw new Error(story.error.text);
  }
  const { type } = story.value.message.connector;
  return (
    <MessagePageView
      key={messageId}
      projectSlug={project}
      initial={story.value}
      vendor={findDefinition(type)?.name ?? type}
      reveals={isAllowed(ctx.role, "messages.reveal")}
    />
  );
}
