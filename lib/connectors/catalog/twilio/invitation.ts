import { attributesOf, escapeXml } from "./twiml";

/** How a call begins before it says anything worth hearing, in the languages of our voices. */
const invitations: Record<string, string> = {
  de: "Drücken Sie eine beliebige Taste, um Ihren Code zu hören.",
  en: "Press any key to hear your code.",
  es: "Pulse cualquier tecla para escuchar su código.",
  fr: "Appuyez sur une touche pour entendre votre code.",
  it: "Prema un tasto qualsiasi per ascoltare il suo codice.",
  ja: "コードを聞くには、いずれかのキーを押してください。",
  pt: "Pressione qualquer tecla para ouvir o seu código.",
};
const fallback = "en-US";
/** Somebody may take a moment to bring the phone to the ear, and an answering machine takes longer. */
const rounds = 3;

/**
 * TwiML that asks three times for a key press, which leads to `url` by a POST with the key in it.
 * Without one the call ends. It holds nothing that an answering machine must not keep.
 */
export function renderInvitation(language: string, url: string): string {
  const own = invitations[language.split("-", 1)[0]?.toLowerCase() ?? ""];
  const say = `<Say${attributesOf(own ? language : fallback)}>${escapeXml(own ?? invitations.en ?? "")}</Say>`;
  const gather = `<Gather input="dtmf" numDigits="1" finishOnKey="" timeout="6" method="POST" action="${escapeXml(url)}">`;
  return (
    '<?xml version="1.0" encoding="UTF-8"?><Response><Pause length="1"/>' +
    `${gather}${Array(rounds).fill(say).join('<Pause length="2"/>')}</Gather><Hangup/></Response>`
  );
}
