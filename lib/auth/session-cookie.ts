/** An idle session ends after two hours. */
export const idleSeconds = 2 * 60 * 60;
/** Any session ends twelve hours after sign-in. */
export const absoluteSeconds = 12 * 60 * 60;

export type SessionCookie = {
  name: string;
  attributes: {
    path: "/";
    httpOnly: true;
    sameSite: "lax";
    secure: boolean;
    /** Seconds. The server decides about idleness; the browser keeps the cookie for the longest it may be good. */
    maxAge: number;
  };
};

/**
 * Name and attributes of the session cookie. Browsers take a `__Host-` cookie over https only, and
 * then it cannot be set by another host or path; plain http (a local try-out) gets a plain name.
 */
export function sessionCookie(publicUrl: string): SessionCookie {
  const secure = publicUrl.startsWith("https:");
  return {
    name: secure ? "__Host-patchbay_session" : "patchbay_session",
    attributes: { path: "/", httpOnly: true, sameSite: "lax", secure, maxAge: absoluteSeconds },
  };
}
