import { type KeyboardEvent, useState } from "react";

/**
 * For a button that opens something heavy and stands in every row of a long list: the menu or
 * pop-over is made when it is opened for the first time, which makes a row much cheaper.
 * `lazyProps` belong on the button and are empty from then on.
 */
export function useLazyOpen(popup: "menu" | "dialog") {
  const [isArmed, setArmed] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const open = () => {
    setArmed(true);
    setOpen(true);
  };
  const lazyProps = isArmed
    ? {}
    : ({
        "aria-haspopup": popup,
        "aria-expanded": false,
        onClick: open,
        onKeyDown(event: KeyboardEvent) {
          if (popup !== "menu" || event.key !== "ArrowDown") return;
          event.preventDefault();
          open();
        },
      } as const);
  return { isArmed, isOpen, setOpen, lazyProps };
}
