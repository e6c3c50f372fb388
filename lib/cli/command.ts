/** One command of `npm run patchbay --`. */
export interface Command {
  /** One line for the help. */
  readonly summary: string;
  /** Gives the exit code. Prints for a person or, where its summary says so, JSON for a program. */
  run(args: string[]): Promise<number>;
}
