import { test as base, type Page } from "@playwright/test";
import type { Role } from "@/lib/auth/permissions";
import type { SandboxMessage } from "@/lib/sandbox/schema";
import { fakeTwilio } from "./fakes/twilio/control";
import type { PhoneDelivery } from "./people/deliver-to-phone";
import type { HomeFilling } from "./people/fill-home";
import type { LeftOpen } from "./people/leave-console-open";
import type { FlowToMake } from "./people/make-flow";
import type { MadeProject } from "./people/make-project";
import type { PublishedFlow } from "./people/publish-flow";
import type { SentMessage } from "./people/send-messages";
import type { HostedPage } from "./people/set-hosted-page";
import type { EndUserSignIn } from "./people/sign-in-end-user";
import { type Watch, watchPages } from "./support/watch-page";

type Project = MadeProject & {
  /** Address of a page: `path("otp")`. */
  path(page: string): string;
  /** Puts what Home counts into the database: sent messages, trouble, test users. */
  fillHome(filling: Omit<HomeFilling, "projectId">): Promise<void>;
  /** Puts a message on the sandbox phone. */
  deliver(message: SandboxMessage): Promise<void>;
  /** Makes a flow and answers the address of its editor. */
  flow(flow: Omit<FlowToMake, "projectId">): Promise<string>;
  /** Makes an end user who has signed in some times. */
  signIn(user: Omit<EndUserSignIn, "projectId">): Promise<{ userId: string }>;
  /** Lets time pass since a member entered the password. */
  leaveOpen(role: Role, minutes: number): Promise<void>;
  /** Writes messages down as if they had been sent; answers their ids. */
  sent(...messages: SentMessage[]): Promise<string[]>;
  /** Publishes a flow past its checks; answers the address of its page. */
  publish(key: string, steps: PublishedFlow["steps"]): Promise<string>;
  /** Lets the time of every run be over. */
  expireRuns(): Promise<void>;
  /** How the pages of end users look and where they lead. */
  setHostedPage(page: Omit<HostedPage, "projectId">): Promise<void>;
};

type Options = {
  /** Who `page` is signed in as; null: nobody. */
  role: Role | null;
};
type Fixtures = {
  /** A new project of the test's own, with a member of each role. */
  project: Project;
  /** Checks at the end of each test what every page of it said and got. */
  watch: Watch;
  /** Another browser, signed in as a member of `project`. */
  openAs: (role: Role | null) => Promise<Page>;
};
type Shared = {
  /** The Twilio stand-in; make an account a test. */
  twilio: ReturnType<typeof fakeTwilio>;
};

export { expect } from "@playwright/test";

export const test = base.extend<Options & Fixtures, Shared>({
  role: ["owner", { option: true }],

  twilio: [
    // biome-ignore lint/correctness/noEmptyPattern: fixtures name what they need; this needs nothing
    async ({}, use) => use(fakeTwilio(`http://127.0.0.1:${process.env.FAKE_TWILIO_PORT}`)),
    { scope: "worker" },
  ],

  // biome-ignore lint/correctness/noEmptyPattern: fixtures name what they need; this needs nothing
  project: async ({}, use) => {
    // The server beside is our own code: its answer has the type it was made with.
    const made = (await askPeople("projects", {})) as MadeProject;
    await use({
      ...made,
      path: (page) => `/p/${made.slug}/${page}`,
      fillHome: async (filling) => {
        await askPeople("figures", { projectId: made.id, ...filling } satisfies HomeFilling);
      },
      deliver: async (message) => {
        await askPeople("messages", { projectId: made.id, message } satisfies PhoneDelivery);
      },
      flow: async (flow) => {
        await askPeople("drafts", { projectId: made.id, ...flow } satisfies FlowToMake);
        return `/p/${made.slug}/flows/${flow.key}`;
      },
      signIn: async (user) => {
        const input: EndUserSignIn = { projectId: made.id, ...user };
        // As above: typed where it is made.
        return (await askPeople("end-users", input)) as { userId: string };
      },
      leaveOpen: async (role, minutes) => {
        const { email } = made.people[role];
        await askPeople("left-open", { email, minutes } satisfies LeftOpen);
      },
      sent: async (...messages) =>
        // Answered by our own code, as above.
        (await askPeople("sent", { projectId: made.id, messages })) as string[],
      publish: async (key, steps) => {
        await askPeople("flows", { projectId: made.id, key, steps } satisfies PublishedFlow);
        return `/run/${made.slug}/${key}`;
      },
      expireRuns: async () => {
        await askPeople("expired-runs", { projectId: made.id });
      },
      setHostedPage: async (page) => {
        await askPeople("hosted-pages", { projectId: made.id, ...page } satisfies HostedPage);
      },
    });
  },

  // biome-ignore lint/correctness/noEmptyPattern: fixtures name what they need; this needs nothing
  watch: async ({}, use) => {
    const watch = watchPages();
    await use(watch);
    await watch.check();
  },

  openAs: async ({ browser, baseURL, project, watch }, use) => {
    const contexts: Awaited<ReturnType<typeof browser.newContext>>[] = [];
    await use(async (role) => {
      const context = await browser.newContext({ baseURL });
      contexts.push(context);
      if (role) await context.addCookies([{ ...project.people[role].cookie, url: baseURL }]);
      const page = await context.newPage();
      watch.follow(page);
      return page;
    });
    for (const context of contexts) await context.close();
  },

  page: async ({ page, context, project, role, watch, baseURL }, use) => {
    watch.follow(page);
    if (role) await context.addCookies([{ ...project.people[role].cookie, url: baseURL }]);
    await use(page);
  },
});

async function askPeople(path: string, input: unknown): Promise<unknown> {
  const answer = await fetch(`http://127.0.0.1:${process.env.PEOPLE_PORT}/${path}`, {
    method: "POST",
    body: JSON.stringify(input),
  });
  if (!answer.ok) throw new Error(`the people of the browser tests answered ${answer.status}`);
  return answer.json();
}
