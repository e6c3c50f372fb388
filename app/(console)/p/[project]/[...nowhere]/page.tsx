import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireViewer } from "@/lib/http/request-context";

export const metadata: Metadata = { title: "Page not found" };

/** Every other address of a project: without it Next would draw none of the console around it. */
export default async function NowherePage({ params }: PageProps<"/p/[project]/[...nowhere]">) {
  await requireViewer((await params).project);
  notFound();
}
