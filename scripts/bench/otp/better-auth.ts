// better-auth with its phone-number plugin, on bare `node:http` and the same Postgres, as its own guide
// sets it up; its limits are off, since it has them by address alone.
import { createServer } from "node:http";
import { betterAuth } from "better-auth";
import { getMigrations } from "better-auth/db/migration";
import { toNodeHandler } from "better-auth/node";
import { phoneNumber } from "better-auth/plugins";
import pg from "pg";

const provider = new URL(process.env.TWILIO_API_BASE_URL ?? "");
const options = {
  baseURL: `http://localhost:${process.env.PORT}`,
  secret: "a secret of the benchmark, long enough for better-auth",
  database: new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 }),
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
  plugins: [
    phoneNumber({
      otpLength: 6,
      async sendOTP({ phoneNumber: to, code }) {
        await fetch(new URL("/2010-04-01/Accounts/AC/Messages.json", provider), {
          method: "POST",
          body: new URLSearchParams({ To: to, Body: `${code} is your code.` }),
        });
      },
      signUpOnVerification: { getTempEmail: (to) => `${to.slice(1)}@example.com` },
    }),
  ],
};

const { runMigrations } = await getMigrations(options);
await runMigrations();
const handle = toNodeHandler(betterAuth(options));
createServer((request, response) => void handle(request, response)).listen(
  Number(process.env.PORT),
  "127.0.0.1",
);
