"use client";

import { CircleCheck, CircleX, Info, type LucideIcon, TriangleAlert, X } from "lucide-react";
import { Toast as Radix } from "radix-ui";
import { useSyncExternalStore } from "react";
import { Button } from "./button";
import { cn } from "./cn";
import { type Toast, type ToastTone, toastStore } from "./toast-store";

const looks: Record<ToastTone, { icon: LucideIcon; tone: string }> = {
  neutral: { icon: Info, tone: "text-muted" },
  success: { icon: CircleCheck, tone: "text-success-text" },
  warning: { icon: TriangleAlert, tone: "text-warning-text" },
  danger: { icon: CircleX, tone: "text-danger-text" },
};

const none: readonly Toast[] = [];
const close = (id: number) => (open: boolean) => {
  if (!open) toastStore.dismiss(id);
};

/**
 * Shows what `toast()` was told, in a region that screen readers announce and F8 reaches. Time stands
 * still while a toast has pointer or focus; problems stay until they are closed.
 */
export function Toaster() {
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.list, () => none);
  return (
    <Radix.Provider duration={6000} label="Notification">
      {toasts.map(({ id, tone, title, description, action }) => {
        const { icon: Icon, tone: iconTone } = looks[tone];
        return (
          <Radix.Root
            key={id}
            onOpenChange={close(id)}
            duration={tone === "danger" ? Number.POSITIVE_INFINITY : undefined}
            className="floating flex items-start gap-2.5 py-3 pr-2 pl-3.5 data-[state=open]:animate-in data-[state=open]:fade-in-0 data-[state=open]:slide-in-from-bottom-2"
          >
            <Icon aria-hidden="true" className={cn("mt-0.5 size-4 shrink-0", iconTone)} />
            <div className="min-w-0 flex-1">
              <Radix.Title className="font-medium">{title}</Radix.Title>
              {description && (
                <Radix.Description className="text-sm text-muted">{description}</Radix.Description>
              )}
              {action && (
                <Radix.Action asChild altText={action.label} onClick={action.onSelect}>
                  <Button size="sm" className="mt-2">
                    {action.label}
                  </Button>
                </Radix.Action>
              )}
            </div>
            <Radix.Close asChild>
              <Button variant="ghost" size="icon-sm" className="-my-1" aria-label="Close">
                <X aria-hidden="true" />
              </Button>
            </Radix.Close>
          </Radix.Root>
        );
      })}
      <Radix.Viewport className="fixed right-4 bottom-4 z-60 flex w-96 max-w-[calc(100vw-2rem)] flex-col gap-2 outline-none" />
    </Radix.Provider>
  );
}
