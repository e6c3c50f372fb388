import type { Metadata } from "next";
import "./globals.css";

export const metadata: Metadata = { title: { default: "Patchbay", template: "%s · Patchbay" } };

export default function RootLayout({ children }: LayoutProps<"/">) {
  return (
    <html lang="en" data-theme="system">
      <body>{children}</body>
    </html>
  );
}
