import { startFakeTwilio } from "./twilio";
import { describeSeed } from "./twilio/seed";

const fake = await startFakeTwilio({
  port: Number(process.env.FAKE_TWILIO_PORT ?? "3001"),
  isSeeded: true,
});
console.log(describeSeed(fake.url));
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void fake.close());
}
