"use client";

import { useState } from "react";
import { DropdownMenuRadioGroup, DropdownMenuRadioItem } from "@/components/ui/dropdown-menu";
import { applyTheme } from "./apply-theme";
import { parseTheme } from "./theme";
import { themeChoices } from "./theme-choices";

/** The three choices, to be put into an open menu. */
export function ThemeItems() {
  const [theme, setTheme] = useState(() => parseTheme(document.documentElement.dataset.theme));
  return (
    <DropdownMenuRadioGroup value={theme} aria-label="Theme">
      {themeChoices.map(({ theme: choice, label, icon: Icon }) => (
        <DropdownMenuRadioItem
          key={choice}
          value={choice}
          onSelect={(event) => {
            // The menu stays open: one wants to see the choice before going on.
            event.preventDefault();
            applyTheme(choice);
            setTheme(choice);
          }}
        >
          <Icon aria-hidden="true" className="text-muted" />
          {label}
        </DropdownMenuRadioItem>
      ))}
    </DropdownMenuRadioGroup>
  );
}
