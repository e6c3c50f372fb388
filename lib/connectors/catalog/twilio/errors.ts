import type { ErrorClass } from "../../kit/connector-error";

/** What a code means and what to do about it, in our own words. */
export type TwilioErrorText = readonly [meaning: string, advice: string];

const checkCredentials =
  "Check the Account SID and the credentials in the Twilio console, and that they belong to the US1 region.";
const checkNumber = "Check the recipient's number, with + and the country code.";
const askTwilio = "See the account's notices in the Twilio console, or ask Twilio's support.";
const pickSender = "Choose another sender, or one this account owns.";
const later = "Try again in some minutes.";
const registerSender = "Register the sender in the Twilio console, or choose another one.";

/**
 * Twilio's error codes by our classes. 30xxx codes come with a message that failed after it was
 * accepted; 13xxx and 32xxx come in notifications of a call.
 */
export const twilioErrors: Partial<Record<ErrorClass, Record<number, TwilioErrorText>>> = {
  credentials: {
    20003: [
      "Twilio does not accept these credentials. They may be wrong, rotated, deleted, or of another region.",
      checkCredentials,
    ],
    20006: ["The credentials may not do this.", "Use credentials with more rights."],
    20008: [
      "These are test credentials. They only simulate sending, and only with Twilio's magic numbers.",
      "Enter live credentials to reach real phones.",
    ],
    20403: ["The credentials may not do this.", "Use credentials with more rights."],
    21470: [
      "The Account SID is not valid for these credentials.",
      "The Account SID starts with AC. The API key SID, which starts with SK, has its own field.",
    ],
    70051: [
      "The API key lacks a permission for this, or it was deleted.",
      "Give the restricted key this permission in the Twilio console, or use a standard key.",
    ],
  },
  account: {
    10001: ["The Twilio account is not active.", askTwilio],
    10002: ["Trial accounts cannot do this.", "Upgrade the Twilio account."],
    10005: ["Voice calls are switched off for this account.", askTwilio],
    20005: [
      "The Twilio account is not active: no funds, suspended, or under review.",
      "Add funds or answer the review in the Twilio console.",
    ],
    20010: ["This account may not do this.", askTwilio],
    21219: [
      "A trial account calls verified numbers only.",
      "Verify the recipient's number in the Twilio console, or upgrade the account.",
    ],
    21264: ["A trial account takes calls from verified numbers only.", "Upgrade the account."],
    21607: [
      "A trial account sends from its own trial number only.",
      "Use the trial number as the sender, or upgrade the account.",
    ],
    21608: [
      "A trial account sends to verified numbers only.",
      "Verify the recipient's number in the Twilio console, or upgrade the account.",
    ],
    30002: ["The account was suspended before the message went out.", askTwilio],
    30037: ["Outgoing messages are switched off for this account.", askTwilio],
    572002: [
      "On this trial account each recipient has an assigned sender, and this is not the one.",
      "Send from the number that Twilio assigned to the recipient, or upgrade the account.",
    ],
    572005: [
      "The recipient has not finished the verification for this trial account.",
      "Finish it in the Twilio console, or upgrade the account.",
    ],
    575001: ["This trial account may not do this.", "Upgrade the Twilio account."],
  },
  sender: {
    21210: [
      "Calls cannot come from this number: the account neither owns nor has verified it.",
      "Buy the number, verify it as a caller ID, or choose another one.",
    ],
    21212: ["The sender is not valid for messages, or it is a generic sender ID.", pickSender],
    21213: ["The call has no sender.", "Fill in the phone number for voice calls."],
    21267: [
      "A trial account cannot send from an alphanumeric sender ID.",
      "Use a phone number as the sender, or upgrade the account.",
    ],
    21401: ["The sender cannot send text messages.", pickSender],
    21601: ["The sender is not a number of this account that can send text messages.", pickSender],
    21603: ["The message has no sender.", "Fill in a phone number or a messaging service."],
    21606: ["The sender cannot send text messages to this destination.", pickSender],
    21659: ["The sender is not a Twilio number or short code.", pickSender],
    21660: ["The sender belongs to another Twilio account.", pickSender],
    21661: ["The sender cannot send text messages.", pickSender],
    21701: ["The messaging service does not exist in this account.", "Choose another service."],
    21702: ["The messaging service cannot be used.", "Choose another service."],
    21703: [
      "No sender of the messaging service suits this recipient.",
      "Add a sender of the recipient's country to the service.",
    ],
    21704: ["The messaging service has no senders.", "Add a number to the service's sender pool."],
    21705: ["The Messaging Service SID is malformed.", "It starts with MG."],
    30018: ["The sender ID has to be registered for this country.", registerSender],
    30024: ["The sender is not set up at the carrier yet.", later],
    30032: ["The toll-free number is not verified.", "Verify it in the Twilio console."],
    30033: ["The campaign of the US number is suspended.", askTwilio],
    30034: [
      "The US number is not registered for application messages (A2P 10DLC).",
      "Register a brand and a campaign in the Twilio console, and add the number to it.",
    ],
    30035: ["The US number is still being set up for application messages.", later],
    30040: ["The sender ID is not registered for this country.", registerSender],
    30041: ["The sender ID is not allowed in this country.", registerSender],
    30042: ["The sender ID is too general to be allowed.", "Use the name of your product."],
    30043: [
      "An international message went out over a domestic route.",
      "Choose a sender that may send to this country.",
    ],
    63007: ["The channel does not know this sender.", pickSender],
  },
  bad_recipient: {
    13224: ["The number cannot be called, or it is not valid.", checkNumber],
    21201: ["The call has no recipient.", checkNumber],
    21211: ["The recipient's number is not valid.", checkNumber],
    21214: ["The recipient's number cannot be called.", checkNumber],
    21217: ["The recipient's number is not valid.", checkNumber],
    21265: ["The recipient is a short code, which takes no such messages.", checkNumber],
    21266: ["The recipient and the sender are the same number.", checkNumber],
    21604: ["The message has no recipient.", checkNumber],
    21612: [
      "No route leads from this sender to this recipient.",
      "Try a sender of the recipient's country.",
    ],
    21614: ["The recipient's number is no mobile number.", "Offer a voice call instead."],
    21635: ["The recipient's number is a landline.", "Offer a voice call instead."],
    30005: ["The recipient's number is unknown or not in use any more.", checkNumber],
    30006: [
      "The recipient's number is a landline, or its carrier cannot be reached.",
      "Offer a voice call instead.",
    ],
    30038: [
      "The recipient is a Twilio number, and Twilio hides codes that arrive at its numbers.",
      "Use a real phone.",
    ],
    30039: ["The recipient answers by itself, and Twilio ended the loop.", "Use a real phone."],
    60205: ["The recipient's number is a landline.", "Offer a voice call instead."],
    63003: ["The channel does not know this recipient.", checkNumber],
    63024: ["The channel does not know this recipient.", checkNumber],
  },
  blocked_country: {
    13227: ["Calls to this country are switched off.", countryAdvice("voice")],
    21215: ["Calls to this country are switched off.", countryAdvice("voice")],
    21408: ["Text messages to this country are switched off.", countryAdvice("SMS")],
    32205: ["Calls to this country are switched off.", countryAdvice("voice")],
    60220: ["Messages to China need an approval by Twilio.", askTwilio],
    60605: ["Messages to this country are switched off.", countryAdvice("Verify")],
  },
  opted_out: {
    21610: [
      "The recipient answered STOP to this sender.",
      "Only the recipient can undo it, by sending START to the sender.",
    ],
  },
  blocked_by_provider: {
    13225: ["Twilio does not connect calls to this number.", askTwilio],
    21216: [
      "Twilio does not call this number: high risk of fraud, rules of the country, or no primary customer profile for calls to +1.",
      "Finish the customer profile in the Twilio console, or ask Twilio's support about the number.",
    ],
    21268: ["Premium and information numbers take no such messages.", checkNumber],
    30004: [
      "The recipient blocks messages, is on a do-not-contact list, or answered STOP.",
      "The recipient has to allow messages from this sender.",
    ],
    30450: [
      "Twilio suspects SMS pumping and blocks this destination for a while.",
      "Try again in half an hour, and look for unusual sign-ins to this destination.",
    ],
    30453: ["Twilio suspects fraud and blocks this message.", "Try again in some hours."],
    30485: ["Twilio suspects fraud and blocks this message.", "Try again in some hours."],
    32203: ["Twilio does not connect calls to this number.", askTwilio],
    60238: ["Twilio blocks this recipient or this account for now.", askTwilio],
    60410: ["Twilio suspects fraud and blocks this prefix.", "Try again in some hours."],
  },
  filtered: {
    21618: ["All carriers refuse this text.", "Change the template's wording."],
    30007: [
      "Twilio or the carrier filtered the message.",
      "Change the wording, leave out links, and check that the sender is registered.",
    ],
  },
  unreachable: {
    30003: ["The phone is switched off or out of reach.", "Try again later, or offer a call."],
    30008: ["The carrier did not deliver and does not say why.", "Try once more, or offer a call."],
    30036: [
      "The message could not be delivered while it was valid.",
      "Try again, or let codes be valid for longer.",
    ],
  },
  throttled: {
    10004: ["Too many calls at the same time.", later],
    20429: ["Too many requests at the same time.", later],
    21611: [
      "The sender's queue is full.",
      "Wait, or use a messaging service with more than one number.",
    ],
    30001: ["The message waited too long in a full queue.", later],
    30022: ["The campaign's rate for US numbers is used up.", later],
    30023: ["The campaign's daily limit is used up.", "Try again tomorrow."],
    30027: ["The campaign's daily limit at this carrier is used up.", "Try again tomorrow."],
    30454: ["The account's daily limit of messages is used up.", "Try again tomorrow."],
    60202: ["Too many wrong codes were tried.", "Wait ten minutes."],
    60203: ["Too many codes were sent to this number.", "Wait ten minutes."],
    60212: ["Too many requests for this number at the same time.", later],
    63018: ["The channel's rate is used up.", later],
    63038: ["The account's daily limit of messages is used up.", "Try again tomorrow."],
  },
  content: {
    12100: ["Twilio could not read the text of the call.", "Change the template's wording."],
    21602: ["The message has no text.", "Check the template."],
    21617: ["The message is longer than 1600 characters.", "Shorten the template."],
    21619: ["The message has no text.", "Check the template."],
    21654: ["The content template does not exist.", "Check the template in the Twilio console."],
    21655: ["The content template is not valid.", "Check the template in the Twilio console."],
    21656: ["The content template's variables are not valid.", "Check the variables."],
    63016: ["The channel needs an approved template for this.", "Use an approved template."],
  },
  configuration: {
    20001: ["Twilio does not accept a value of the request.", "Check the connector's settings."],
    20404: ["Twilio knows no such thing in this account.", "Check the SIDs in the settings."],
    20422: ["Twilio does not accept a value of the request.", "Check the connector's settings."],
    21205: [
      "Twilio cannot reach the address for the call.",
      "Check the public address of the console.",
    ],
    21421: ["The phone number is not valid.", "Check the phone number."],
    21422: ["The phone number is not available.", "Choose another number."],
    21609: [
      "Twilio cannot reach the address for status reports.",
      "Check the public address of the console.",
    ],
    21624: ["The time a message stays valid is out of range.", "Check the expiration time."],
    30010: ["The message costs more than the price limit.", "Remove the price limit."],
    30045: ["The time a message stays valid is out of range.", "Check the expiration time."],
    60200: ["Twilio does not accept a value of the request.", "Check the connector's settings."],
    60207: ["Too many rate limits are set up.", "Remove some in the Twilio console."],
    60223: ["This channel is switched off.", "Switch it on in the Twilio console."],
    90007: ["The time a message stays valid is out of range.", "Check the expiration time."],
  },
  provider_down: {
    20500: ["Twilio has a fault.", later],
    20503: ["Twilio is not available.", later],
    20504: ["Twilio did not answer itself in time.", later],
    30017: ["The carrier's network is congested.", later],
    30410: ["The carrier did not answer Twilio in time.", later],
    30500: ["Twilio has a fault.", later],
  },
};

function countryAdvice(what: string): string {
  return `Switch the country on in the Twilio console under the ${what} geographic permissions.`;
}
