/** What the Connectors page is for; the page and its skeleton say the same. */
export const galleryHelp =
  "Your own accounts with messaging providers, ready to carry codes and messages.";
