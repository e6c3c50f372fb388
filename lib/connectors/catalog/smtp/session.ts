import "server-only";
import { Readable } from "node:stream";
import { domainToASCII } from "node:url";
import SMTPConnection, {
  type SMTPConnectionCustomAuthContext,
} from "nodemailer/lib/smtp-connection";
import { isHostAllowed } from "@/lib/core/allowed-hosts";
import { err, ok, type Result } from "@/lib/core/result";
import type { ConfigOf } from "../../kit/define";
import { deadline } from "../../kit/network/deadline";
import { type Network, systemNetwork } from "../../kit/network/network";
import { openConnection } from "../../kit/network/open-connection";
import type { ConnectorIo } from "../../kit/server-half";
import type { Mail } from "./compose-mail";
import type { smtp } from "./definition";
import type { SmtpFailure, SmtpStage } from "./errors";

type Config = ConfigOf<typeof smtp>;
type Step<T> = Result<T, SmtpFailure>;

/** Ports that mail servers use below 1024, and their usual spares. */
const standardPorts = [25, 465, 587, 2525];

/** One conversation with a mail server. Steps are called in order; `close` always. */
export class SmtpSession {
  readonly #config: Config;
  readonly #network: Network;
  readonly #signal: AbortSignal;
  #connection: SMTPConnection | null = null;

  constructor(config: Config, io: ConnectorIo) {
    this.#config = config;
    this.#network = io.network ?? systemNetwork();
    this.#signal = deadline(io.signal, this.#network.totalTimeoutMs);
  }

  /** Connects, reads the greeting and switches to TLS as configured. */
  async connect(): Promise<Step<null>> {
    const { host, port, encryption } = this.#config;
    const bareHost = host.replace(/^\[|\]$/g, "");
    const target = { host: bareHost, port, standardPorts };
    const opened = await openConnection(this.#network, target, this.#signal);
    if (!opened.ok) return err({ stage: "reach" });
    const ca = this.#network.trustedCertificates;
    const connection = new SMTPConnection({
      connection: opened.value,
      host: bareHost,
      port,
      secure: encryption === "tls",
      requireTLS: encryption === "starttls",
      ignoreTLS: encryption === "none",
      tls: { rejectUnauthorized: true, minVersion: "TLSv1.2", ...(ca ? { ca } : {}) },
      greetingTimeout: this.#network.totalTimeoutMs,
      connectionTimeout: this.#network.totalTimeoutMs,
      socketTimeout: this.#network.totalTimeoutMs,
      maxResponseSize: 65_536,
      customAuth: { [senderProbe]: probeSender },
    });
    // A step listens for itself; what comes between two steps shows in the next one.
    connection.on("error", () => undefined);
    this.#connection = connection;
    const done = await this.#step<unknown>("greet", (settle) => connection.connect(settle));
    const isTls = !done.ok && (connection.upgrading || done.error.code === "ETLS");
    if (!done.ok) return err(isTls ? { ...done.error, stage: "tls" } : done.error);
    return ok(null);
  }

  /** Signs in where the configuration has an account. */
  async signIn(): Promise<Step<null>> {
    const { signIn, host, port } = this.#config;
    if (signIn.kind === "none") return ok(null);
    const isAllowed = isHostAllowed(this.#network.allowedHosts, host, port);
    if (!this.#connection?.secure && !isAllowed) return err({ stage: "plainSignIn" });
    const credentials = { user: signIn.user, pass: signIn.password };
    const done = await this.#step<unknown>("signIn", (settle, { login }) =>
      login(credentials, settle),
    );
    return done.ok ? ok(null) : done;
  }

  /** Asks whether the server takes the sender, and takes the question back. */
  async offerSender(from: string): Promise<Step<null>> {
    const done = await this.#step<unknown>("sender", (settle, { login }) =>
      login({ method: senderProbe, options: { from: inAscii(from) } }, settle),
    );
    return done.ok ? ok(null) : done;
  }

  /** Hands the mail over; the server's last reply. */
  async deliver(mail: Mail): Promise<Step<string>> {
    let hasLeft = false;
    // The body is read only once the server has asked for it; from then on it can be delivered.
    const body = new Readable({
      read() {
        hasLeft = true;
        this.push(mail.raw);
        this.push(null);
      },
    });
    const envelope = { from: mail.from, to: mail.to, size: mail.raw.length };
    const sent = await this.#step<{ response: string }>("recipient", (settle, { send }) =>
      send(envelope, body, settle),
    );
    if (sent.ok) return ok(sent.value?.response ?? "");
    const stage = hasLeft ? "data" : sent.error.command === "MAIL FROM" ? "sender" : "recipient";
    return err({ ...sent.error, stage });
  }

  close(): void {
    this.#connection?.quit();
    this.#connection = null;
  }

  /** Runs one step until it answers, the connection breaks, or the time is up. */
  #step<T>(
    stage: SmtpStage,
    run: (settle: (error?: unknown, value?: T) => void, bound: Bound) => void,
  ): Promise<Result<T | undefined, SmtpFailure>> {
    const connection = this.#connection;
    if (!connection) throw new Error("The session is not connected.");
    return new Promise((resolve) => {
      const settle = (error?: unknown, value?: T) => {
        this.#signal.removeEventListener("abort", onTimeUp);
        connection.off("error", settle).off("end", onEnd);
        resolve(error ? err(failureOf(stage, error)) : ok(value));
      };
      const onEnd = () => settle(new Error("closed"));
      const onTimeUp = () => {
        settle(Object.assign(new Error("time is up"), { code: "ETIMEDOUT" }));
        connection.close();
      };
      if (this.#signal.aborted) {
        onTimeUp();
        return;
      }
      this.#signal.addEventListener("abort", onTimeUp, { once: true });
      connection.once("error", settle).once("end", onEnd);
      run(settle, {
        login: connection.login.bind(connection),
        send: connection.send.bind(connection),
      });
    });
  }
}

type Bound = Pick<SMTPConnection, "login" | "send">;

/**
 * The library sends single commands only from within a custom sign-in, so the question after the
 * sender is put as one.
 */
const senderProbe = "X-SENDER";

async function probeSender({ auth, sendCommand }: SMTPConnectionCustomAuthContext): Promise<void> {
  const answer = await sendCommand(`MAIL FROM:<${auth.options?.from}>`);
  if (answer.status >= 400) throw Object.assign(new Error("refused"), { reply: answer.response });
  await sendCommand("RSET");
}

/** An address with its domain in the form that travels ("xn--…"), as the composer writes it. */
function inAscii(address: string): string {
  const at = address.lastIndexOf("@") + 1;
  return address.slice(0, at) + domainToASCII(address.slice(at));
}

/** Only the fields named here leave: the library's own message can hold what was sent. */
function failureOf(stage: SmtpStage, error: unknown): SmtpFailure {
  const read = (name: string): unknown =>
    typeof error === "object" && error !== null ? Reflect.get(error, name) : undefined;
  const text = (name: string) => {
    const value = read(name);
    return typeof value === "string" ? value : undefined;
  };
  return {
    stage,
    code: text("code"),
    command: text("command"),
    certificate: text("originalCode"),
    reply: text("response") ?? text("reply"),
  };
}
