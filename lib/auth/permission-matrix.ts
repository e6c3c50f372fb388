import {
  isAllowed,
  type Operation,
  permissions,
  type Role,
  roles,
  type UnboundOperation,
  unboundOperations,
} from "./permissions";

type Row = Record<Role | "anonymous", boolean>;

/** Who may do what, operation by role, with those operations too that no role decides about. */
export function permissionMatrix(): Record<Operation | UnboundOperation, Row> {
  const rowFor = (anonymous: boolean, allows: (role: Role) => boolean) =>
    Object.fromEntries([["anonymous", anonymous], ...roles.map((role) => [role, allows(role)])]);
  const bound = Object.keys(permissions).map((operation) => [
    operation,
    // The table's keys are its operations; TypeScript widens them to strings.
    rowFor(false, (role) => isAllowed(role, operation as Operation)),
  ]);
  const unbound = Object.entries(unboundOperations).map(([operation, who]) => [
    operation,
    rowFor(who === "anyone", () => true),
  ]);
  // Made of exactly the two tables' keys, which `Object.fromEntries` cannot tell.
  return Object.fromEntries([...bound, ...unbound]);
}
