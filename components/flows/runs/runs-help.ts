/** Under the title, the same while the page loads. */
export const runsHelp =
  "Everybody who went through this flow, how far they came, and why some did not arrive.";
