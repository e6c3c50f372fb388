import type { Metadata } from "next";
import { MessagesView } from "@/components/messages/messages-view";
import { consolePath } from "@/components/shell/navigation";
import { PageHeader } from "@/components/shell/page-header";
import { isAllowed } from "@/lib/auth/permissions";
import { listConnectors } from "@/lib/connectors/list-connectors";
import { findDefinition } from "@/lib/connectors/registry";
import { requireViewer } from "@/lib/http/request-context";
import { listMessages } from "@/lib/messages/list-messages";
import { readMessageFilter } from "@/lib/messages/search";
import { listCountries } from "@/lib/otp/countries";
import { allowExportAction } from "../actions";
import { messagesHelp } from "./help";

export const metadata: Metadata = { title: "Messages" };

export default async function MessagesPage({
  params,
  searchParams,
}: PageProps<"/p/[project]/messages">) {
  const ctx = await requireViewer((await params).project);
  const filter = readMessageFilter(await searchParams);
  const [page, connectors] = await Promise.all([
    listMessages(ctx, filter),
    listConnectors(ctx, {}),
  ]);
  if (!page.ok) throw new Error(page.error.text);
  if (!connectors.ok) throw new Error(connectors.error.text);
  const { slug } = ctx.project;
  return (
    <>
      <PageHeader title="Messages" guide="messages" help={messagesHelp} />
      <MessagesView
        projectSlug={slug}
        initial={{ filter, page: page.value }}
        options={{
          connectors: connectors.value.map(({ id, name, type }) => ({
            value: id,
            name,
            note: findDefinition(type)?.name ?? type,
          })),
          countries: listCountries().map(({ code, name, dialCodes }) => ({
            value: code,
            name,
            note: dialCodes[0],
          })),
        }}
        allowExport={
          isAllowed(ctx.role, "messages.export") ? allowExportAction.bind(null, slug, {}) : null
        }
        otpHref={consolePath(slug, "otp")}
      />
    </>
  );
}
