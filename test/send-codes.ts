// A process of its own that asks for codes for one number after the other, until it is killed. Says each number that
// it was told of on a line. Run by tests with DATABASE_URL, PATCHBAY_MASTER_KEY, TWILIO_API_BASE_URL.
import { systemClock } from "@/lib/core/clock";
import { newId } from "@/lib/core/ids";
import { getKeyring } from "@/lib/core/keyring";
import { getDb } from "@/lib/db/client";
import { sendOtp } from "@/lib/otp/send-otp";

const [, , projectId = "", connectorId = "", first = "0"] = process.argv;

async function worker(lane: number): Promise<void> {
  for (let n = 0; ; n++) {
    const loginId = `+1415${String(2_000_000 + Number(first) + lane * 1_000 + n)}`;
    const sent = await sendOtp(
      {
        actor: { kind: "client" },
        requestId: newId("request"),
        ip: null,
        db: getDb(),
        clock: systemClock,
        keyring: getKeyring,
        twilioBaseUrl: process.env.TWILIO_API_BASE_URL ?? null,
        project: { id: projectId, slug: "test", name: "Test" },
        role: null,
      },
      { channel: "sms", purpose: "sign_up_or_in", loginId, connectorId, from: "api" },
    );
    process.stdout.write(`${loginId} ${sent.ok ? "sent" : sent.error.code}\n`);
  }
}

await Promise.all([0, 1, 2, 3].map(worker));
