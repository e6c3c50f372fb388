/** Why what refreshes by itself could not be read again. */
export class RefreshError extends Error {
  constructor(readonly isSignedOut: boolean) {
    super(isSignedOut ? "signed out" : "no answer");
  }
}
