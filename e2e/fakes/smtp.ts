import { createServer, type Socket } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { testCertificate } from "./certs/test-certificate";
import { listenOnLoopback } from "./listen";

/** A place in the dialogue at which the server can refuse or fall silent. */
export type SmtpStage = "connect" | "auth" | "from" | "recipient" | "data";

export interface FakeSmtpOptions {
  /** `none`: plain text only. `starttls`: offered. `implicit`: TLS from the first byte. */
  tls?: "none" | "starttls" | "implicit";
  /** Credentials that are asked for; without them anybody may send. */
  auth?: { user: string; password: string };
  /** Answers this stage with an SMTP code and text, for every session. */
  refuse?: { at: SmtpStage; code: number; text: string };
  /** Takes the stage's command and never answers. */
  hangAt?: SmtpStage;
  /** Recipients who are refused with 550 while others are taken. */
  unknownRecipients?: readonly string[];
}

/** A mail that was accepted, with the envelope it came in. */
export interface ReceivedMail {
  from: string;
  to: string[];
  isEncrypted: boolean;
  /** Who had signed in; null without authentication. */
  user: string | null;
  mail: ParsedMail;
}

export interface FakeSmtp {
  host: string;
  port: number;
  /** Accepted mails in order of arrival. */
  received: ReceivedMail[];
  /** Sessions opened so far, refused ones too. */
  readonly sessionCount: number;
  close(): Promise<void>;
}

/** Starts a mail server on 127.0.0.1 and a free port; it keeps what arrives and passes nothing on. */
export async function startFakeSmtp(options: FakeSmtpOptions = {}): Promise<FakeSmtp> {
  const { tls = "none", auth } = options;
  const received: ReceivedMail[] = [];
  let sessionCount = 0;
  const server = new SMTPServer({
    ...testCertificate(),
    ...handlers(options, received),
    secure: tls === "implicit",
    authOptional: auth === undefined,
    allowInsecureAuth: tls === "none",
    disabledCommands: [
      ...(tls === "starttls" ? [] : ["STARTTLS" as const]),
      ...(auth === undefined ? ["AUTH" as const] : []),
    ],
    disableReverseLookup: true,
    logger: false,
    onConnect(_session, callback) {
      sessionCount += 1;
      settle(options, "connect", callback);
    },
  });
  // A client that leaves in the middle or dislikes the certificate is what some tests want to see.
  server.on("error", () => {});
  const port = await listenOnLoopback(server.server);
  return {
    host: "127.0.0.1",
    port,
    received,
    get sessionCount() {
      return sessionCount;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

type Callback = (error?: Error | null) => void;

function handlers(options: FakeSmtpOptions, received: ReceivedMail[]): SMTPServerOptions {
  return {
    onAuth(given, _session, callback) {
      settle(options, "auth", (error) => {
        const { auth } = options;
        const isRight = given.username === auth?.user && given.password === auth?.password;
        if (error) callback(error);
        else if (isRight) callback(null, { user: given.username });
        else callback(smtpError(535, "5.7.8 Authentication credentials invalid"));
      });
    },
    onMailFrom: (_address, _session, callback) => settle(options, "from", callback),
    onRcptTo(address, _session, callback) {
      if (options.unknownRecipients?.includes(address.address)) {
        callback(smtpError(550, "5.1.1 No such user here"));
        return;
      }
      settle(options, "recipient", callback);
    },
    onData(stream, session, callback) {
      simpleParser(stream).then((mail) => {
        settle(options, "data", (error) => {
          const { mailFrom, rcptTo } = session.envelope;
          if (!error) {
            received.push({
              from: mailFrom === false ? "" : mailFrom.address,
              to: rcptTo.map((recipient) => recipient.address),
              isEncrypted: session.secure,
              user: typeof session.user === "string" ? session.user : null,
              mail,
            });
          }
          callback(error);
        });
      }, callback);
    },
  };
}

/** Goes on, refuses, or stays silent, as the options have it for this stage. */
function settle(options: FakeSmtpOptions, stage: SmtpStage, callback: Callback): void {
  if (options.hangAt === stage) return;
  const { refuse } = options;
  callback(refuse?.at === stage ? smtpError(refuse.code, refuse.text) : null);
}

function smtpError(code: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode: code });
}

/**
 * Starts something that accepts connections and is no mail server: it says `greeting` (nothing when
 * empty) and waits.
 */
export async function startSilentServer(
  greeting = "",
): Promise<{ host: string; port: number; close(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {}).on("close", () => sockets.delete(socket));
    if (greeting !== "") socket.write(greeting);
  });
  const port = await listenOnLoopback(server);
  return {
    host: "127.0.0.1",
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
