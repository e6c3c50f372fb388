import type { Metadata } from "next";
import { cookies, headers } from "next/headers";
import { DocumentSetup } from "@/components/shell/document-setup";
import { parseTheme, themeCookie } from "@/components/shell/theme";
import "./globals.css";

export const metadata: Metadata = { title: { default: "Patchbay", template: "%s · Patchbay" } };

export default async function RootLayout({ children }: LayoutProps<"/">) {
  const theme = parseTheme((await cookies()).get(themeCookie)?.value);
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <html lang="en" data-theme={theme}>
      <body>
        <DocumentSetup nonce={nonce} />
        {children}
      </body>
    </html>
  );
}
