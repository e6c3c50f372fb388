import twilio, { type Twilio } from "twilio";

const { RequestClient } = twilio;
type RequestFn = InstanceType<typeof RequestClient>["request"];

/** Twilio's own client library, sent to `base`; the true host travels in `X-Twilio-Host`. */
export class RedirectedClient extends RequestClient {
  readonly #base: string;
  constructor(base: string, options?: ConstructorParameters<typeof RequestClient>[0]) {
    super(options);
    this.#base = base;
  }
  // A property: the generic method of the base class cannot be overridden by a plain one.
  override request: RequestFn = (options) => {
    const real = new URL(options.uri);
    return super.request({
      ...options,
      uri: new URL(real.pathname + real.search, this.#base).href,
      headers: { ...options.headers, "X-Twilio-Host": real.hostname },
    });
  };
}

/** The library with `username` and `password` for `accountSid`, talking to the stand-in at `base`. */
export function sdkFor(
  base: string,
  accountSid: string,
  username: string,
  password: string,
  options: ConstructorParameters<typeof RequestClient>[0] = {},
  httpClient = new RedirectedClient(base, { timeout: 5_000, ...options }),
): Twilio {
  return twilio(username, password, { accountSid, httpClient, edge: "", region: "" });
}
