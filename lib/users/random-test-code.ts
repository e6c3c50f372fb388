import { testCodeSchema } from "./schema";

/** A fixed code of so many random digits (8 at most) that is not easy to guess. */
export function randomTestCode(digits: number): string {
  for (;;) {
    const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
    const code = String(random % 10 ** digits).padStart(digits, "0");
    if (testCodeSchema.safeParse(code).success) return code;
  }
}
