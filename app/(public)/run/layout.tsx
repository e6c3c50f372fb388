import type { ReactNode } from "react";
import "./run.css";

/** Only brings the style sheet: the pages differ in all else. */
export default function RunLayout({ children }: { children: ReactNode }) {
  return children;
}
