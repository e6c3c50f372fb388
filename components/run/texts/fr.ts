import type { RunTexts } from "./run-texts";

const notNow = "Cela ne fonctionne pas pour le moment. Réessayez plus tard.";
const noMessage = "Le message ne peut pas être envoyé pour le moment. Réessayez plus tard.";
const otherNumber =
  "Nous ne pouvons pas vous joindre là. Vérifiez ces coordonnées ou utilisez-en d’autres.";

export const fr: RunTexts = {
  titles: {
    phone: "Quel est votre numéro de téléphone ?",
    email: "Quelle est votre adresse e-mail ?",
    text: "Encore quelques informations",
    code: "Saisissez le code",
    none: "Continuer",
  },
  intros: {
    phone: "Nous vous envoyons un code pour confirmer que c’est bien le vôtre.",
    email: "Nous vous envoyons un code pour confirmer que c’est bien la vôtre.",
    text: "",
    code: "Saisissez le code que nous vous avons envoyé.",
    none: "",
    sentByMessage: "Nous avons envoyé un code par SMS au {masked}.",
    sentByCall: "Nous appelons le {masked} et lisons le code.",
    sentByMail: "Nous avons envoyé un code par e-mail à {masked}.",
  },
  labels: {
    phone: "Numéro de téléphone",
    email: "Adresse e-mail",
    text: "Votre réponse",
    code: "Code",
    country: "Pays",
  },
  help: { phone: "", email: "", text: "", code: "" },
  optional: "facultatif",
  submit: "Continuer",
  back: "Retour",
  resend: "Envoyer un autre code",
  resendIn: "Vous pourrez demander un autre code dans {seconds} s.",
  problem: "Problème",
  fieldProblems: {
    missing: "Remplissez ce champ.",
    missing_code: "Saisissez le code.",
    not_a_phone: "Ce n’est pas un numéro de téléphone. Vérifiez les chiffres et le pays.",
    not_an_email: "Ce n’est pas une adresse e-mail.",
    too_long: "C’est trop long.",
  },
  errors: {
    invalid_recipient: "Nous ne pouvons rien envoyer à ce numéro ou cette adresse. Vérifiez.",
    missing_value: notNow,
    user_exists: "Il existe déjà un compte. Connectez-vous plutôt.",
    user_unknown: "Nous ne connaissons aucun compte. Vérifiez, ou inscrivez-vous.",
    user_disabled: "Ce compte est désactivé.",
    address_taken: "Cela appartient à un autre compte.",
    not_signed_in: "Connectez-vous d’abord.",
    method_disabled: "Cette façon de se connecter est désactivée.",
    country_refused: "Nous n’envoyons pas de codes dans ce pays.",
    number_refused: "Nous n’envoyons pas de codes à ce type de numéro. Utilisez un mobile.",
    rate_limited: "Trop de codes ont été demandés.",
    no_connector: noMessage,
    wrong_code: "Le code est faux. Vérifiez-le et réessayez.",
    code_expired: "Le code a expiré. Demandez-en un autre.",
    too_many_tries: "Trop de codes faux. Demandez-en un autre.",
    no_code: "Le code n’est plus valable. Demandez-en un autre.",
    bad_recipient: otherNumber,
    blocked_country: "Nous ne pouvons rien envoyer dans ce pays.",
    blocked_by_provider: otherNumber,
    opted_out:
      "Ce numéro a demandé à ne plus recevoir nos messages. Envoyez START au numéro d’où ils venaient, ou utilisez-en un autre.",
    unreachable:
      "Le téléphone est injoignable pour le moment. Vérifiez qu’il est allumé et réessayez.",
    filtered: otherNumber,
    sender: noMessage,
    credentials: noMessage,
    account: noMessage,
    throttled: "Il y a beaucoup à envoyer pour le moment. Réessayez dans une minute.",
    content: noMessage,
    configuration: noMessage,
    provider_down: noMessage,
    unknown_outcome:
      "Nous ne savons pas si le code est en route. Attendez un peu avant d’en demander un autre.",
  },
  waitSeconds: "Réessayez dans {seconds} s.",
  waitMinutes: "Réessayez dans {minutes} min.",
  startAgain: "Recommencer",
  states: {
    begin: { title: "Continuer vers {project}", text: "Appuyez sur le bouton pour commencer." },
    working: { title: "Un instant", text: "Cette page continue toute seule." },
    completed: { title: "C’est fait", text: "Vous pouvez fermer cette page." },
    completedSignedIn: {
      title: "Vous êtes connecté",
      text: "Vous pouvez fermer cette page.",
    },
    returning: { title: "C’est fait", text: "Vous retournez vers {host}." },
    failed: { title: "Cela n’a pas fonctionné", text: "Vous pouvez recommencer." },
    expired: {
      title: "Cette page a expiré",
      text: "Elle est restée ouverte trop longtemps, ou était déjà terminée. Vous pouvez recommencer.",
    },
    unknown: {
      title: "Il n’y a rien ici",
      text: "Vérifiez l’adresse, ou retournez là où elle se trouvait.",
    },
    disabled: {
      title: "Ceci est désactivé",
      text: "Ce n’est pas utilisable pour le moment. Réessayez plus tard.",
    },
    busy: {
      title: "Attendez un peu",
      text: "Il y a eu trop d’essais depuis votre réseau. Réessayez dans quelques minutes.",
    },
    noCookies: {
      title: "Votre navigateur ne garde pas les cookies",
      text: "Cette page en a besoin d’un pour vous reconnaître entre deux étapes. Autorisez-le et recommencez.",
    },
    wrongReturn: {
      title: "Ce lien est faux",
      text: "L’adresse vers laquelle il ramènerait est inconnue ici. Retournez en arrière et réessayez.",
    },
  },
  begin: "Continuer",
  returnTo: "Continuer vers {host}",
  backTo: "Revenir à {host}",
};
