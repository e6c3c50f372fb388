import { z } from "zod";

/** Messages carry the name, and one segment of a text message has room for this much. */
const maxLength = 30;

/** Joiners that scripts and emoji need; every other character without a shape can mislead. */
const joiners = /[\u200c\u200d]/g;
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u;
/** What a phone turns into a link: "acme.com", "www.acme", "//acme". Dots of other scripts count. */
const address = /[\p{L}\p{N}]\.\p{L}{2,}|www\.|:\/|\/\//iu;

/**
 * The name of a project as messages may carry it: short, in characters that show, and without what a
 * phone would make a link of or a template a value.
 */
export const projectName = z
  .string()
  .trim()
  .min(1, "Enter a name.")
  .refine((name) => [...name].length <= maxLength, `Use ${maxLength} characters or fewer.`)
  .refine(
    (name) => !unseen.test(name.replace(joiners, "")),
    "Leave out line breaks and characters that do not show.",
  )
  .refine(
    (name) => !address.test(name.replace(joiners, "").normalize("NFKC").replaceAll("。", ".")),
    "Leave out web addresses: the name stands in messages, where a phone makes links of them.",
  )
  .refine((name) => !/\{\{|\}\}/.test(name), "Leave out {{ and }}: they stand for values.");
