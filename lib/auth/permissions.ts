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
  "flows.list": everyone,
  "flows.save": writers,
  "flows.publish": admins,
  "flows.delete": admins,
  "flows.test": writers,
  "runs.list": everyone,
  "sandbox.list": writers,
  "sandbox.clear": admins,
  "messages.list": everyone,
  /** Whole numbers and addresses instead of masked ones. */
  "messages.reveal": writers,
  "messages.export": writers,
  "users.list": everyone,
  "users.reveal": writers,
  "users.save": admins,
  "users.signOut": admins,
  "users.delete": admins,
  "settings.get": everyone,
  "settings.save": admins,
  "signingKeys.rotate": admins,
  "keys.list": admins,
  "keys.save": admins,
} as const satisfies Record<string, readonly Role[]>;

export type Operation = keyof typeof permissions;

/** How long a password counts as just entered; signing in enters it too. */
export const confirmedMinutes = 10;

/**
 * What asks for the password again when it was entered longer ago: what hands out access or cannot
 * be undone, so that a console left open is not enough for it. Keys and the command line are not asked.
 */
export const confirmedOperations = [
  "connectors.delete",
  "templates.delete",
  "flows.delete",
  "messages.export",
  "users.delete",
  "signingKeys.rotate",
  "keys.save",
] as const satisfies readonly Operation[];

export const needsPassword = (operation: Operation): boolean =>
  (confirmedOperations as readonly Operation[]).includes(operation);

/** What a management key can be allowed, and the operations that this opens. */
export const scopes = {
  "users:read": ["users.list", "users.reveal"],
  "users:write": ["users.list", "users.reveal", "users.save", "users.signOut", "users.delete"],
  "messages:read": ["messages.list", "messages.reveal"],
  // Flows name connectors and templates, which are looked up to export, import and check them.
  "flows:read": ["flows.list", "connectors.list", "templates.list"],
  "flows:write": [
    "flows.list",
    "flows.save",
    "flows.publish",
    "flows.delete",
    "connectors.list",
    "templates.list",
    "otp.get",
  ],
  "keys:write": ["keys.list", "keys.save"],
} as const satisfies Record<string, readonly Operation[]>;
export type Scope = keyof typeof scopes;

export const scopeNames = {
  "users:read": "Read users",
  "users:write": "Make, change and delete users, test users included",
  "messages:read": "Read messages",
  "flows:read": "Read flows",
  "flows:write": "Make, change, publish and delete flows",
  "keys:write": "Make and revoke management keys",
} as const satisfies Record<Scope, string>;

/** What belongs to no project, so that no role decides: open to anyone, or to whoever is signed in. */
export const unboundOperations = {
  "setup.complete": "anyone",
  "auth.signIn": "anyone",
  "auth.signOut": "anyone",
  "auth.changePassword": "signedIn",
  "auth.confirmPassword": "signedIn",
  "auth.listSessions": "signedIn",
  "auth.endOtherSessions": "signedIn",
  // What a project's own application does on behalf of whoever signs in to it.
  "otp.send": "anyone",
  "otp.verify": "anyone",
  "sessions.refresh": "anyone",
  "sessions.end": "anyone",
  "sessions.read": "anyone",
} as const satisfies Record<string, "anyone" | "signedIn">;

export type UnboundOperation = keyof typeof unboundOperations;

/** Whether one of a key's scopes opens the operation. */
export function isInScope(given: readonly Scope[], operation: Operation): boolean {
  return given.some((scope) => (scopes[scope] as readonly Operation[]).includes(operation));
}

export function isAllowed(role: Role | null, operation: Operation): boolean {
  const allowed: readonly Role[] = permissions[operation];
  return role !== null && allowed.includes(role);
}

/** Everything that a role may do. */
export function operationsOf(role: Role): Operation[] {
  // The keys of the table are its operations; TypeScript widens them to strings.
  return (Object.keys(permissions) as Operation[]).filter((name) => isAllowed(role, name));
}
