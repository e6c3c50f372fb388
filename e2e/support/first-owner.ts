/** Who sets the installation of the browser tests up, and with which link. */
export const firstOwner = {
  setupPath: `/setup?token=${process.env.PATCHBAY_SETUP_TOKEN ?? "setup-token-of-the-browser-tests"}`,
  name: "Ada Owner",
  email: "ada@first.example.test",
  password: "correct staple battery horse",
};
