import { Monitor, Moon, Sun } from "lucide-react";
import type { Theme } from "./theme";

/** The themes as one chooses among them. */
export const themeChoices = [
  { theme: "light", label: "Light", icon: Sun },
  { theme: "dark", label: "Dark", icon: Moon },
  { theme: "system", label: "As the system", icon: Monitor },
] as const satisfies { theme: Theme; label: string; icon: typeof Sun }[];
