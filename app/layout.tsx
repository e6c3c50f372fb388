import type { Metadata } from "next";
import { cookies, headers } from "next/headers";
import { readerOfPage } from "@/components/run/reader-of-page";
import { directionOf } from "@/components/run/texts/languages";
import { DocumentSetup } from "@/components/shell/document-setup";
import { parseTheme, type Theme, themeCookie } from "@/components/shell/theme";
import { nonceHeader } from "@/lib/http/front/request-headers";

export const metadata: Metadata = { title: { default: "Patchbay", template: "%s · Patchbay" } };

/** The pages of end users are in their language and in the light of their system; the console is not. */
async function readerOf(sent: Headers): Promise<{ language: string; theme: Theme }> {
  const reader = readerOfPage(sent);
  if (reader) return { language: reader.language, theme: "system" };
  return { language: "en", theme: parseTheme((await cookies()).get(themeCookie)?.value) };
}

export default async function RootLayout({ children }: LayoutProps<"/">) {
  const sent = await headers();
  const nonce = sent.get(nonceHeader) ?? undefined;
  const { language, theme } = await readerOf(sent);
  return (
    <html lang={language} dir={directionOf(language)} data-theme={theme}>
      <body>
        <DocumentSetup nonce={nonce} />
        {children}
      </body>
    </html>
  );
}
