import {
  AppWindow,
  CircleStop,
  Hourglass,
  type LucideIcon,
  MessageSquareText,
  Play,
  Send,
  ShieldCheck,
  Split,
  Variable,
  Workflow,
} from "lucide-react";
import type { FlowIcon as Name } from "@/lib/flows/model/define-node";

const icons: Record<Name, LucideIcon> = {
  start: Play,
  screen: AppWindow,
  send: Send,
  verify: ShieldCheck,
  message: MessageSquareText,
  condition: Split,
  wait: Hourglass,
  values: Variable,
  subflow: Workflow,
  end: CircleStop,
};

/** The picture of a kind of step; its name stands beside it. */
export function FlowIcon({ name, className }: { name: Name; className?: string }) {
  const Icon = icons[name];
  return <Icon aria-hidden="true" className={className} />;
}
