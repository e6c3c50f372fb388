import { z } from "zod";
import { type AllowedHosts, parseAllowedHosts } from "./allowed-hosts";
import { StartError } from "./start-error";

const text = z.string().trim().min(1);
const httpUrl = z.url({ protocol: /^https?$/, error: "has to be an http or https URL" });

const port = text
  .regex(/^\d{1,5}$/, "has to be a port number")
  .transform(Number)
  .refine((value) => value > 0 && value <= 65_535, "has to be a port number");

const schema = z.object({
  NODE_ENV: z.enum(["production", "development", "test"]).default("production"),
  PORT: port.default(3000),
  HOST: text.default("127.0.0.1"),
  DATABASE_URL: text.regex(/^postgres(ql)?:\/\//, "has to start with postgresql://").optional(),
  PATCHBAY_DATA_DIR: text.default(".data"),
  PATCHBAY_MASTER_KEY: text.optional(),
  PATCHBAY_MASTER_KEY_FILE: text.optional(),
  PATCHBAY_PUBLIC_URL: httpUrl
    .refine((url) => new URL(url).pathname === "/", "has to be without a path")
    .optional(),
  PATCHBAY_SETUP_TOKEN: text.min(16, "has to have 16 characters or more").optional(),
  PATCHBAY_ALLOWED_HOSTS: text
    .default("")
    .transform(parseAllowedHosts)
    .refine((hosts) => hosts !== null, "has to list host or host:port, separated by commas"),
  PATCHBAY_TRUSTED_PROXIES: text.default("0"),
  TWILIO_API_BASE_URL: httpUrl.optional(),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
});

/** What the operator set, checked. Names and defaults are the operations contract of the README. */
export interface Env {
  readonly mode: "production" | "development" | "test";
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  readonly masterKey: string | undefined;
  readonly masterKeyFile: string | undefined;
  /** Origin (no trailing slash) under which browsers and providers reach this server. Never taken from a request. */
  readonly publicUrl: string;
  /** Whether `publicUrl` is the default, so that other spellings of this machine mean the same. */
  readonly isPublicUrlDefault: boolean;
  readonly setupToken: string | undefined;
  /** Number of proxy hops, or addresses and CIDR ranges of proxies separated by commas. */
  readonly trustedProxies: string;
  /** Private or unencrypted targets that connectors may reach all the same. */
  readonly allowedHosts: AllowedHosts;
  readonly twilioApiBaseUrl: string | undefined;
  readonly logLevel: "trace" | "debug" | "info" | "warn" | "error" | "fatal" | "silent";
}

/**
 * Reads and checks an environment. An empty variable counts as unset.
 *
 * @throws {StartError} naming every wrong variable, without its value (it may be a secret)
 */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) => (source[name] ? [[name, source[name]]] : [])),
  );
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
    throw new StartError(`wrong settings: ${wrong.join("; ")}.`);
  }
  const env = parsed.data;
  return {
    mode: env.NODE_ENV,
    port: env.PORT,
    host: env.HOST,
    databaseUrl: env.DATABASE_URL,
    dataDir: env.PATCHBAY_DATA_DIR,
    masterKey: env.PATCHBAY_MASTER_KEY,
    masterKeyFile: env.PATCHBAY_MASTER_KEY_FILE,
    publicUrl: new URL(env.PATCHBAY_PUBLIC_URL ?? `http://localhost:${env.PORT}`).origin,
    isPublicUrlDefault: env.PATCHBAY_PUBLIC_URL === undefined,
    setupToken: env.PATCHBAY_SETUP_TOKEN,
    trustedProxies: env.PATCHBAY_TRUSTED_PROXIES,
    allowedHosts: env.PATCHBAY_ALLOWED_HOSTS ?? [],
    twilioApiBaseUrl: env.TWILIO_API_BASE_URL,
    logLevel: env.LOG_LEVEL,
  };
}

let current: Env | undefined;

/** The environment of this process, read at the first call. */
export function env(): Env {
  current ??= readEnv(process.env);
  return current;
}
