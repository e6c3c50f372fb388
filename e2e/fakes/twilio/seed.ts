import type { AccountInput } from "./account-spec";

const hex = (digit: string) => digit.repeat(32);

/**
 * The world of `npm run dev`: made-up credentials that never change, so they can be typed again
 * after a restart. They open nothing outside this stand-in.
 */
export const seededAccounts: readonly AccountInput[] = [
  {
    sid: `AC${hex("1")}`,
    friendlyName: "Acme (development)",
    authToken: hex("a"),
    keys: [
      { kind: "standard", sid: `SK${hex("2")}`, secret: "standardKeySecretForDevelopment1" },
      { kind: "main", sid: `SK${hex("3")}`, secret: "mainKeySecretForDevelopment00001" },
      {
        kind: "restricted",
        sid: `SK${hex("4")}`,
        secret: "restrictedKeySecretDevelopment01",
        permissions: ["messages:create", "messages:read"],
      },
    ],
    testCredentials: { accountSid: `AC${hex("5")}`, authToken: hex("b") },
    balance: { amount: "20.15", currency: "USD" },
    numbers: [
      { phoneNumber: "+12025550143", friendlyName: "Washington, SMS and voice" },
      {
        phoneNumber: "+14155550199",
        friendlyName: "San Francisco, voice only",
        capabilities: { sms: false, voice: true },
      },
      {
        phoneNumber: "+447400123456",
        friendlyName: "United Kingdom, SMS only",
        capabilities: { sms: true, voice: false },
      },
    ],
    callerIds: ["+12025550178"],
    shortCodes: ["24680"],
    services: [
      {
        sid: `MG${hex("6")}`,
        friendlyName: "Sign-in codes",
        phoneNumbers: ["+12025550143", "+447400123456"],
        shortCodes: ["24680"],
        alphaSenders: ["Acme"],
        isUsA2pRegistered: true,
        usecase: "notifications",
      },
      { sid: `MG${hex("7")}`, friendlyName: "Empty service" },
    ],
    geo: { sms: ["US", "CA", "GB", "DE", "FR", "IN", "IL"], voice: ["US", "CA", "GB"] },
    progress: { stepMs: 700 },
  },
  {
    sid: `AC${hex("8")}`,
    friendlyName: "Acme (trial)",
    type: "Trial",
    authToken: hex("c"),
    balance: { amount: "15.50", currency: "USD" },
    numbers: [{ phoneNumber: "+12025550116" }],
    trial: { verifiedRecipients: ["+12025550178"] },
    progress: { stepMs: 700 },
  },
  {
    sid: `AC${hex("9")}`,
    friendlyName: "Acme (suspended)",
    status: "suspended",
    authToken: hex("d"),
    numbers: [{ phoneNumber: "+12025550129" }],
  },
];

/** What a person has to know to use the seeded world, for the terminal. */
export function describeSeed(url: string): string {
  const [full, trial, suspended] = seededAccounts;
  const lines = (full?.keys ?? []).map(
    (k) => `  ${`${k.kind} key`.padEnd(16)}${k.sid}  ${k.secret}`,
  );
  return [
    `Twilio stand-in on ${url} (set TWILIO_API_BASE_URL to it; made-up credentials)`,
    `  Account SID     ${full?.sid}   auth token ${full?.authToken}`,
    ...lines,
    `  test creds      ${full?.testCredentials?.accountSid}   auth token ${full?.testCredentials?.authToken}`,
    "  SMS and voice   +12025550143      voice only +14155550199      SMS only +447400123456",
    `  service         ${full?.services?.[0]?.sid}   empty ${full?.services?.[1]?.sid}`,
    `  trial account   ${trial?.sid}   auth token ${trial?.authToken}`,
    `  suspended       ${suspended?.sid}   auth token ${suspended?.authToken}`,
    "  To +150055<five-digit Twilio code> fails with that code, for example +15005530003",
  ].join("\n");
}
