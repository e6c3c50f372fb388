import { z } from "zod";

/** A DNS name or an address, without scheme, port or path. */
export const hostName = z
  .string()
  .trim()
  .min(1, "Enter the host.")
  .max(253, "A host has 253 characters at most.")
  .regex(/^[\p{L}\p{N}]([\p{L}\p{N}._-]*[\p{L}\p{N}])?$|^\[?[0-9a-fA-F:.]*:[0-9a-fA-F:.]*\]?$/u, {
    error: "Enter a host name such as smtp.example.com, without port or path.",
  });

/** One bare e-mail address: nothing that could end a header or a command, or name a second one. */
const address = /^[^\s@<>()[\]\\,;:"\p{Cc}]{1,64}@[^\s@<>()[\]\\,;:"\p{Cc}]{1,251}$/u;

export const isMailAddress = (text: string): boolean => address.test(text);

export const mailAddress = z
  .string()
  .trim()
  .min(1, "Enter the e-mail address.")
  .max(254)
  .refine(isMailAddress, "Enter an e-mail address such as codes@example.com.");

/** Optional text of one line. */
export const oneLine = z
  .string()
  .trim()
  .max(200)
  .regex(/^\P{Cc}*$/u, "Leave out line breaks.");
