import { env } from "./env";

/**
 * The origin under which providers reach this server; null while the public URL is not set, since
 * its default names this machine alone.
 */
export function callbackOrigin(): string | null {
  const { publicUrl, isPublicUrlDefault } = env();
  return isPublicUrlDefault ? null : publicUrl;
}
