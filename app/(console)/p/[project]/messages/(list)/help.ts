/** Under the title, the same while the page loads. */
export const messagesHelp =
  "Every message that went out, and why it did or did not arrive. Codes and texts are never kept.";
