import { z } from "zod";
import { defineNode } from "../../model/define-node";
import { valueKey } from "../../model/values";

/** Compares what was entered with the code that was sent last in this run, and signs its owner in. */
export const otpVerify = defineNode({
  kind: "otp-verify",
  label: "OTP verify",
  summary: "Checks the code that was sent last and signs in.",
  icon: "verify",
  config: z.object({
    /** Key of the screen's field of kind code. */
    codeField: z.string().regex(valueKey, "Use letters, digits and _.").default("code"),
  }),
  catalogue: [
    {
      id: "verify-code/otp",
      label: "Verify Code / OTP",
      keywords: "check one-time password sms voice email login",
      config: { codeField: "code" },
    },
  ],
  ports: () => [{ id: "verified", label: "Verified" }],
  errors: () => [
    "wrong_code",
    "code_expired",
    "too_many_tries",
    "no_code",
    "user_disabled",
    "address_taken",
  ],
  describe: ({ codeField }) => (codeField === "code" ? "The code last sent" : `Field ${codeField}`),
  gives: () => [
    "user.userId",
    "user.loginId",
    "user.name",
    "user.givenName",
    "user.familyName",
    "user.email",
    "user.phone",
  ],
});
