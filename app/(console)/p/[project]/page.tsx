import { redirect } from "next/navigation";
import { consolePath } from "@/components/shell/navigation";
import { requireViewer } from "@/lib/http/request-context";

export default async function ProjectPage({ params }: PageProps<"/p/[project]">) {
  const { project } = await requireViewer((await params).project);
  redirect(consolePath(project.slug, "home"));
}
