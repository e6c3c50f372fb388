/** Two-letter prefix of every kind of row, so that an id says what it names. */
export const idPrefixes = {
  account: "ac",
  auditEvent: "ae",
  challenge: "ch",
  connector: "cn",
  connectorSecret: "cs",
  connectorTest: "ct",
  endUser: "eu",
  endUserSession: "es",
  flow: "fl",
  flowRun: "fr",
  flowScenario: "fc",
  flowVersion: "fv",
  managementKey: "mk",
  member: "mb",
  message: "ms",
  messageEvent: "me",
  origin: "or",
  otpChannel: "oc",
  project: "pj",
  request: "rq",
  sandboxMessage: "sm",
  session: "se",
  signingKey: "sk",
  template: "tp",
  templateVersion: "tv",
  user: "us",
  voiceScript: "vs",
} as const;

export type IdKind = keyof typeof idPrefixes;

/** The form of an id of this kind, for parsing input at the door. Safe for the browser. */
export const idPattern = (kind: IdKind): RegExp => new RegExp(`^${idPrefixes[kind]}_[0-9a-z]{24}$`);
