import type { CredentialKind } from "./check-credentials";
import type { TwilioSession } from "./client";
import type { Asked } from "./fault";
import { cannotTell, found, notFound, skipped, type Verdict } from "./line";
import { askBalance, type TwilioAccount } from "./probes";

/** Below this many units of the account's currency the balance is called low. */
const lowBalance = 5;

export const isTrial = (account: Asked<TwilioAccount>): boolean =>
  account.ok && account.value.type === "Trial";

export function checkAccount(account: Asked<TwilioAccount>, kind: CredentialKind | null): Verdict {
  if (kind === "test")
    return skipped("Account state", "Test credentials may not read the account.");
  if (!account.ok) {
    const { code } = account.fault.answer;
    if (code === "20005" || code === "10001")
      return notFound(account, "fail", "Account is not active");
    const verdict = cannotTell(account, "Account state: cannot tell");
    return kind === "standardKey"
      ? {
          ...verdict,
          meaning: "A standard API key may not read the account. That is how Twilio made it.",
          advice: "Nothing to do.",
        }
      : verdict;
  }
  const { status, friendly_name: name } = account.value;
  if (status !== "active")
    return found(account, "fail", `Account is ${status}`, {
      meaning: `Twilio sends nothing for the account "${name}".`,
      advice: "See the account's notices in the Twilio console.",
    });
  if (isTrial(account))
    return found(account, "warn", "Account is active, on trial", {
      meaning:
        "A trial account sends to verified numbers only, adds words of its own to messages, and may refuse calls with a text of ours.",
      advice: "Upgrade the account before real users sign in.",
    });
  return found(account, "pass", "Account is active", { meaning: `Its name is "${name}".` });
}

export async function checkBalance(
  session: TwilioSession,
  account: Asked<TwilioAccount>,
  kind: CredentialKind | null,
): Promise<Verdict> {
  if (kind === "test") return skipped("Balance", "Test credentials cost nothing.");
  if (account.ok && account.value.owner_account_sid !== account.value.sid)
    return skipped("Balance", "A subaccount spends the balance of its parent account.");
  const asked = await askBalance(session);
  if (!asked.ok) return cannotTell(asked, "Balance: cannot tell");
  const { balance, currency } = asked.value;
  const label = `Balance ${balance.toFixed(2)} ${currency}`;
  if (balance >= lowBalance) return found(asked, "pass", label);
  return found(asked, "warn", label, {
    meaning:
      balance <= 0
        ? "Nothing is left. Twilio stops sending when the balance is used up."
        : "Little is left. Twilio stops sending when the balance is used up.",
    advice: "Add funds in the Twilio console, or switch automatic recharge on.",
  });
}
