/** What stands behind `Bearer`: the project, and what the caller shows for itself. */
export type Authorization = {
  projectId: string;
  /** Session or refresh JWT; "" where none was sent. */
  token: string;
  /** The last part: the management key, also where a JWT stands before it; "" where none was sent. */
  key: string;
};

/**
 * Reads `Bearer <project>`, `Bearer <project>:<token or key>` or `Bearer <project>:<token>:<key>`.
 * Neither ids, JWTs nor keys have a colon inside. Null for anything else.
 */
export function readAuthorization(header: string | undefined): Authorization | null {
  if (header === undefined || !/^Bearer +\S+$/i.test(header)) return null;
  const [projectId = "", token = "", key, ...more] = header.slice(7).trimStart().split(":");
  return more.length > 0 ? null : { projectId, token, key: key ?? token };
}
