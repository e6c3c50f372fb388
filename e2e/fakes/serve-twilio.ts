import { startFakeTwilio } from "./twilio";
import { describeSeed } from "./twilio/seed";

const port = Number(process.env.FAKE_TWILIO_PORT ?? "3001");

try {
  const fake = await startFakeTwilio({ port, isSeeded: true });
  console.log(describeSeed(fake.url));
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void fake.close());
  }
} catch (error) {
  const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  if (!isTaken) throw error;
  console.error(`Port ${port} is taken; set FAKE_TWILIO_PORT to another one.`);
  process.exitCode = 1;
}
