import type { Channel } from "@/lib/core/channel";
import { maskPhone } from "@/lib/core/phone";

/** "+1•••••••00", "a•••@e•••.com": enough to recognise one's own, not to learn another's. */
export function maskRecipient(channel: Channel, recipient: string): string {
  if (channel !== "email") return maskPhone(recipient);
  const at = recipient.lastIndexOf("@");
  const [label = "", ...rest] = recipient.slice(at + 1).split(".");
  return `${hide(recipient.slice(0, at))}@${[hide(label), ...rest].join(".")}`;
}

// One length for all: how long a name is tells much of it.
const hide = (text: string): string => `${text.slice(0, 1)}•••`;
