import { createServer } from "node:http";
import { listenOnLoopback } from "./listen";
import { accountSpecSchema } from "./twilio/account-spec";
import { answerRequest } from "./twilio/answer-request";
import { fakeTwilio } from "./twilio/control";
import { answerControl } from "./twilio/control-api";
import { seededAccounts } from "./twilio/seed";
import { World } from "./twilio/world";

export interface FakeTwilio {
  /** What `TWILIO_API_BASE_URL` must say. */
  url: string;
  control: ReturnType<typeof fakeTwilio>;
  /** Stops at once: open connections are cut, pending statuses and callbacks dropped. */
  close(): Promise<void>;
}

/**
 * Starts a server that behaves as Twilio on the loopback interface; see `README.md`.
 * `port` 0 (the default) takes a free one; `isSeeded` fills in the accounts of `twilio/seed.ts`.
 */
export async function startFakeTwilio(
  options: { port?: number; isSeeded?: boolean } = {},
): Promise<FakeTwilio> {
  const world = new World();
  if (options.isSeeded) {
    for (const account of seededAccounts) world.put(accountSpecSchema.parse(account));
  }
  const server = createServer((req, res) => {
    const answer = req.url?.startsWith("/__fake/") ? answerControl : answerRequest;
    answer(world, req, res).catch((error: unknown) => {
      if (req.destroyed && !req.complete) return; // the caller left while sending
      console.error("fake Twilio:", error);
      res.destroy();
    });
  });
  const port = await listenOnLoopback(server, options.port);
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    control: fakeTwilio(url),
    close: () =>
      new Promise((resolve) => {
        world.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
