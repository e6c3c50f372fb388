"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useState } from "react";
import { DropdownMenuRadioGroup, DropdownMenuRadioItem } from "@/components/ui/dropdown-menu";
import { parseTheme, type Theme, themeCookie } from "./theme";

const choices = [
  { theme: "light", label: "Light", icon: Sun },
  { theme: "dark", label: "Dark", icon: Moon },
  { theme: "system", label: "As the system", icon: Monitor },
] as const satisfies { theme: Theme; label: string; icon: typeof Sun }[];

const ONE_YEAR_IN_SECONDS = 31_536_000;

/** Changes the theme of this page at once and of every later one by cookie. */
function applyTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  const secure = location.protocol === "https:" ? "; secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain HTTP.
  document.cookie = `${themeCookie}=${theme}; path=/; max-age=${ONE_YEAR_IN_SECONDS}; samesite=lax${secure}`;
}

/** The three choices, to be put into an open menu. */
export function ThemeItems() {
  const [theme, setTheme] = useState(() => parseTheme(document.documentElement.dataset.theme));
  return (
    <DropdownMenuRadioGroup value={theme} aria-label="Theme">
      {choices.map(({ theme: choice, label, icon: Icon }) => (
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
