import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

// Our token names, so that a later class wins over an earlier one of the same kind.
const merge = extendTailwindMerge({
  extend: {
    theme: {
      spacing: ["control", "control-sm", "gutter", "sidebar"],
      radius: ["inner", "control", "card"],
      shadow: ["float"],
      container: ["content", "form", "narrow"],
      animate: ["quiet", "slide"],
    },
  },
});

/** Joins class names; of two classes that set the same property the later one stays. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}
