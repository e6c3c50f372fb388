/**
 * A reason why this process cannot start that only its operator can mend. `message` is the one line to show; nothing
 * of it may be secret. Thrown, as nothing that a caller could do would help.
 */
export class StartError extends Error {
  override readonly name = "StartError";
}
