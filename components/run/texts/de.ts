import type { RunTexts } from "./run-texts";

const notNow = "Das geht im Moment nicht. Versuchen Sie es später noch einmal.";
const noMessage =
  "Die Nachricht kann im Moment nicht gesendet werden. Versuchen Sie es später noch einmal.";
const otherNumber =
  "Dort können wir Sie nicht erreichen. Prüfen Sie die Angabe oder nehmen Sie eine andere.";

export const de: RunTexts = {
  titles: {
    phone: "Wie ist Ihre Telefonnummer?",
    email: "Wie ist Ihre E-Mail-Adresse?",
    text: "Noch ein paar Angaben",
    code: "Geben Sie den Code ein",
    none: "Weiter",
  },
  intros: {
    phone: "Wir senden Ihnen einen Code, um zu prüfen, dass sie Ihnen gehört.",
    email: "Wir senden Ihnen einen Code, um zu prüfen, dass sie Ihnen gehört.",
    text: "",
    code: "Geben Sie den Code ein, den wir Ihnen gesendet haben.",
    none: "",
    sentByMessage: "Wir haben einen Code per SMS an {masked} gesendet.",
    sentByCall: "Wir rufen {masked} an und lesen den Code vor.",
    sentByMail: "Wir haben einen Code per E-Mail an {masked} gesendet.",
  },
  labels: {
    phone: "Telefonnummer",
    email: "E-Mail-Adresse",
    text: "Ihre Antwort",
    code: "Code",
    country: "Land",
  },
  help: { phone: "", email: "", text: "", code: "" },
  optional: "freiwillig",
  submit: "Weiter",
  back: "Zurück",
  resend: "Neuen Code senden",
  resendIn: "In {seconds} s können Sie einen neuen Code anfordern.",
  problem: "Problem",
  fieldProblems: {
    missing: "Füllen Sie dieses Feld aus.",
    missing_code: "Geben Sie den Code ein.",
    not_a_phone: "Das ist keine Telefonnummer. Prüfen Sie die Ziffern und das Land.",
    not_an_email: "Das ist keine E-Mail-Adresse.",
    too_long: "Das ist zu lang.",
  },
  errors: {
    invalid_recipient: "An diese Nummer oder Adresse können wir nicht senden. Prüfen Sie sie.",
    missing_value: notNow,
    user_exists: "Dafür gibt es schon ein Konto. Melden Sie sich stattdessen an.",
    user_unknown: "Dafür kennen wir kein Konto. Prüfen Sie die Angabe oder registrieren Sie sich.",
    user_disabled: "Dieses Konto ist gesperrt.",
    address_taken: "Das gehört zu einem anderen Konto.",
    not_signed_in: "Melden Sie sich zuerst an.",
    method_disabled: "Diese Art der Anmeldung ist abgeschaltet.",
    country_refused: "In dieses Land senden wir keine Codes.",
    number_refused: "An solche Nummern senden wir keine Codes. Nehmen Sie eine Mobilnummer.",
    rate_limited: "Es wurden zu viele Codes angefordert.",
    no_connector: noMessage,
    wrong_code: "Der Code ist falsch. Prüfen Sie ihn und versuchen Sie es noch einmal.",
    code_expired: "Der Code ist abgelaufen. Fordern Sie einen neuen an.",
    too_many_tries: "Zu viele falsche Codes. Fordern Sie einen neuen an.",
    no_code: "Der Code gilt nicht mehr. Fordern Sie einen neuen an.",
    bad_recipient: otherNumber,
    blocked_country: "In dieses Land können wir nicht senden.",
    blocked_by_provider: otherNumber,
    opted_out:
      "Diese Nummer möchte keine Nachrichten von uns. Senden Sie START an die Nummer, von der sie kamen, oder nehmen Sie eine andere.",
    unreachable:
      "Das Telefon ist gerade nicht erreichbar. Prüfen Sie, ob es an ist, und versuchen Sie es noch einmal.",
    filtered: otherNumber,
    sender: noMessage,
    credentials: noMessage,
    account: noMessage,
    throttled: "Gerade wird sehr viel gesendet. Versuchen Sie es in einer Minute noch einmal.",
    content: noMessage,
    configuration: noMessage,
    provider_down: noMessage,
    unknown_outcome:
      "Wir wissen nicht, ob der Code unterwegs ist. Warten Sie etwas, bevor Sie einen neuen anfordern.",
  },
  waitSeconds: "Versuchen Sie es in {seconds} s noch einmal.",
  waitMinutes: "Versuchen Sie es in {minutes} min noch einmal.",
  startAgain: "Von vorn beginnen",
  states: {
    begin: { title: "Weiter zu {project}", text: "Mit dem Knopf geht es los." },
    working: { title: "Einen Moment", text: "Diese Seite geht von selbst weiter." },
    completed: { title: "Fertig", text: "Sie können diese Seite schließen." },
    completedSignedIn: {
      title: "Sie sind angemeldet",
      text: "Sie können diese Seite schließen.",
    },
    returning: { title: "Fertig", text: "Es geht zurück zu {host}." },
    failed: { title: "Das hat nicht geklappt", text: "Sie können von vorn beginnen." },
    expired: {
      title: "Diese Seite ist abgelaufen",
      text: "Sie war zu lange offen oder schon abgeschlossen. Sie können von vorn beginnen.",
    },
    unknown: {
      title: "Hier ist nichts",
      text: "Prüfen Sie die Adresse oder gehen Sie dorthin zurück, wo sie stand.",
    },
    disabled: {
      title: "Das ist abgeschaltet",
      text: "Es geht im Moment nicht. Versuchen Sie es später noch einmal.",
    },
    busy: {
      title: "Warten Sie ein wenig",
      text: "Aus Ihrem Netz kamen zu viele Versuche. Versuchen Sie es in einigen Minuten noch einmal.",
    },
    noCookies: {
      title: "Ihr Browser behält keine Cookies",
      text: "Diese Seite braucht eines, um Sie von Schritt zu Schritt zu erkennen. Erlauben Sie es und beginnen Sie von vorn.",
    },
    wrongReturn: {
      title: "Dieser Link ist falsch",
      text: "Die Adresse, zu der er zurückführen würde, ist hier nicht bekannt. Gehen Sie zurück und versuchen Sie es noch einmal.",
    },
  },
  begin: "Weiter",
  returnTo: "Weiter zu {host}",
  backTo: "Zurück zu {host}",
};
