import { expect, type Page } from "@playwright/test";

/** What a page said and got, for the checks at the end of a test. */
export type Watch = {
  follow(page: Page): void;
  /** From now on this must be in nothing that the server sends, nor in an address or the console. */
  keepSecret(...secrets: readonly string[]): void;
  /** Console errors and failed requests that match are part of the test. */
  expectProblem(pattern: RegExp): void;
  /** Fails when anything unexpected was seen. */
  check(): Promise<void>;
};

/** Requests that a browser rightly gives up: what a page had under way when it was left. */
const givenUp = /net::ERR_ABORTED/;
/** Browsers look for it by themselves where a document names no icon; the pages name one. */
const ownIdea = /\/favicon\.ico/;

export function watchPages(): Watch {
  const secrets = new Set<string>();
  const expected: RegExp[] = [];
  const problems: string[] = [];
  const seen: { where: string; text: string | Promise<string> }[] = [];
  return {
    keepSecret: (...more) => {
      for (const secret of more) secrets.add(secret);
    },
    expectProblem: (pattern) => expected.push(pattern),
    follow(page) {
      page.on("console", (message) => {
        seen.push({ where: "console", text: message.text() });
        if (message.type() === "error" && !ownIdea.test(message.location().url)) {
          problems.push(`console: ${message.text()} (${message.location().url})`);
        }
      });
      page.on("pageerror", (error) => problems.push(`page error: ${error.message}`));
      page.on("requestfailed", (request) => {
        const reason = request.failure()?.errorText ?? "";
        if (!givenUp.test(reason)) problems.push(`${request.url()}: ${reason}`);
      });
      page.on("request", (request) => seen.push({ where: "address", text: request.url() }));
      page.on("response", (response) => {
        const status = response.status();
        if (status >= 500) problems.push(`${response.url()}: ${status}`);
        const where = `answer of ${response.url()}`;
        seen.push({ where, text: JSON.stringify(response.headers()) });
        // The body of a redirect or of a page that was left cannot be read.
        seen.push({ where, text: response.text().catch(() => "") });
      });
    },
    async check() {
      const unexpected = problems.filter((problem) => !expected.some((one) => one.test(problem)));
      expect(unexpected, "unexpected problems in the browser").toEqual([]);
      if (secrets.size === 0) return;
      const leaks: string[] = [];
      for (const { where, text } of seen) {
        const said = await text;
        for (const secret of secrets) if (said.includes(secret)) leaks.push(where);
      }
      expect(leaks, "places where a secret was seen").toEqual([]);
    },
  };
}
