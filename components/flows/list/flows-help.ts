/** What the page is for, in its header. */
export const flowsHelp =
  "How users sign in, and what is sent to them, drawn step by step. A flow runs once it is published.";
