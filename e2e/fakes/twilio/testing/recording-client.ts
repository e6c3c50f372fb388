import { RedirectedClient } from "./sdk";

type RequestFn = RedirectedClient["request"];

/** Keeps the last answer as it came over the wire, for the contract's judge. */
export class RecordingClient extends RedirectedClient {
  lastStatus = 0;
  lastBody: unknown = null;
  readonly #send: RequestFn;

  constructor(base: string) {
    super(base, { timeout: 5_000 });
    this.#send = this.request;
    this.request = async (options) => {
      const answer = await this.#send(options);
      this.lastStatus = answer.statusCode;
      const { body } = answer as { body: unknown }; // generic in the library, text on the wire
      this.lastBody = typeof body === "string" ? JSON.parse(body) : body;
      // The answer goes on untouched; only its generic parameter is lost on the way.
      return answer as never;
    };
  }
}
