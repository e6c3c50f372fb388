/** The roles of a member, most powerful first. */
export const roles = ["owner", "admin", "developer", "viewer"] as const;
export type Role = (typeof roles)[number];

export const roleNames = {
  owner: "Owner",
  admin: "Admin",
  developer: "Developer",
  viewer: "Viewer",
} as const satisfies Record<Role, string>;

const everyone = roles;
const writers = ["owner", "admin", "developer"] as const;
const admins = ["owner", "admin"] as const;

/**
 * Who may do what: the one table that every verb asks. `npm run patchbay -- permissions` prints it
 * as JSON. A new operation needs its verbs in `test/permissions.test.ts`, which calls them as
 * everybody; a new verb is added to its operation's list there.
 */
export const permissions = {
  "project.read": everyone,
  "connectors.list": everyone,
  "connectors.get": everyone,
  "connectors.save": admins,
  "connectors.delete": admins,
  "connectors.test": writers,
  "connectors.listOptions": admins,
  "templates.list": everyone,
  "templates.save": admins,
  "templates.delete": admins,
  "otp.get": everyone,
  "otp.save": admins,
  "otp.sendTest": writers,
  "sandbox.list": writers,
  "sandbox.clear": admins,
} as const satisfies Record<string, readonly Role[]>;

export type Operation = keyof typeof permissions;

/** What belongs to no project, so that no role decides: open to anyone, or to whoever is signed in. */
export const unboundOperations = {
  "setup.complete": "anyone",
  "auth.signIn": "anyone",
  "auth.signOut": "anyone",
  "auth.changePassword": "signedIn",
  "auth.listSessions": "signedIn",
  "auth.endOtherSessions": "signedIn",
} as const satisfies Record<string, "anyone" | "signedIn">;

export type UnboundOperation = keyof typeof unboundOperations;

export function isAllowed(role: Role | null, operation: Operation): boolean {
  const allowed: readonly Role[] = permissions[operation];
  return role !== null && allowed.includes(role);
}

/** Everything that a role may do. */
export function operationsOf(role: Role): Operation[] {
  // The keys of the table are its operations; TypeScript widens them to strings.
  return (Object.keys(permissions) as Operation[]).filter((name) => isAllowed(role, name));
}
