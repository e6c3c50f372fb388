import { drizzle } from "drizzle-orm/node-postgres";
import { afterAll, expect, test } from "vitest";
import { systemClock } from "@/lib/core/clock";
import { openPool } from "@/lib/db/client";
import { startFront } from "@/test/front";
import { createApi } from "./dispatch";

// Nothing listens there.
const pool = openPool("postgresql://nobody@127.0.0.1:9/nothing");
afterAll(() => pool.end());
const api = createApi({
  db: () => drizzle(pool),
  clock: systemClock,
  keyring: () => {
    throw new Error("No key is needed.");
  },
  twilioBaseUrl: null,
  publicUrl: "https://otp.example.com",
  isOwnOrigin: () => false,
});
const front = await startFront({ handlers: [api] });
const Authorization = "Bearer pj_000000000000000000000000";

test.each(["/v1/auth/otp/signup-in/sms", "/v1/auth/refresh", "/v1/mgmt/user/create"])(
  "%s answers in the usual form while the database is away, and not with a 503",
  async (path) => {
    const answer = await fetch(`${front.url}/api${path}`, {
      method: "POST",
      headers: { Authorization, "Content-Type": "application/json" },
      body: JSON.stringify({ loginId: "+14155550100" }),
    });
    expect(answer.status).toBe(500);
    expect(await answer.json()).toMatchObject({ errorCode: "E130500" });
    expect(answer.headers.get("retry-after")).toBe("2");
  },
);
