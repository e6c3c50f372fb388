import { Agent, request } from "node:http";

/** How one subject is asked for a code and shown one. */
export type Subject = {
  name: string;
  port: number;
  headers: Record<string, string>;
  send: { path: string; body: (to: string) => object };
  verify: { path: string; body: (to: string, code: string) => object };
};

export type Sample = { perSecond: number; p50: number; p99: number; done: number };

let number = 0;
const areas = [212, 213, 312, 415, 503, 602, 617, 702, 713, 808];

/** A number in the United States that no one had before. */
export function freshNumber(): string {
  const n = number++;
  const area = areas[Math.floor(n / 7_000_000)] ?? 917;
  const rest = 2_000_000 + (n % 7_000_000);
  return `+1${area}${rest}`;
}

const agents = new Map<number, Agent>();

export function post(
  subject: Pick<Subject, "port" | "headers">,
  path: string,
  value: object,
): Promise<{ status: number; text: string }> {
  const agent = agents.get(subject.port) ?? new Agent({ keepAlive: true, maxSockets: 256 });
  agents.set(subject.port, agent);
  const body = JSON.stringify(value);
  return new Promise((resolve, reject) => {
    const call = request(
      {
        host: "127.0.0.1",
        port: subject.port,
        path,
        method: "POST",
        agent,
        headers: {
          Host: `localhost:${subject.port}`,
          ...subject.headers,
          "Content-Type": "application/json",
          "Content-Length": Buffer.byteLength(body),
        },
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("end", () =>
          resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
        );
      },
    );
    call.on("error", reject);
    call.end(body);
  });
}

async function expectStatus(answer: Promise<{ status: number; text: string }>, wanted: number) {
  const { status, text } = await answer;
  if (status !== wanted) throw new Error(`answered ${status} instead of ${wanted}: ${text}`);
}

/** One sign-in: asks for a code, reads it where the provider got it, shows it. */
export async function cycle(subject: Subject, take: (to: string) => string): Promise<void> {
  const to = freshNumber();
  await expectStatus(post(subject, subject.send.path, subject.send.body(to)), 200);
  await expectStatus(post(subject, subject.verify.path, subject.verify.body(to, take(to))), 200);
}

/** Runs `work` from `concurrency` workers for a time, each again as soon as it is done. */
export async function measure(
  work: () => Promise<void>,
  concurrency: number,
  seconds: number,
): Promise<Sample> {
  const times: number[] = [];
  const startedAt = performance.now();
  const endsAt = startedAt + seconds * 1_000;
  const worker = async () => {
    while (performance.now() < endsAt) {
      const began = performance.now();
      await work();
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  const elapsed = (performance.now() - startedAt) / 1_000;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
  return {
    perSecond: times.length / elapsed,
    p50: at(0.5) ?? Number.NaN,
    p99: at(0.99) ?? Number.NaN,
    done: times.length,
  };
}
