import { beforeAll, describe, expect, test } from "vitest";
import { saveHostedPage } from "@/lib/settings/save-hosted-page";
import { publishSteps, signInSteps } from "@/test/flows";
import { startFront } from "@/test/front";
import { codeOnPhone, countOnPhone, createOtpProject } from "@/test/otp";
import { readRunNote } from "./run-cookies";
import { runPages } from "./run-pages";

const made = await createOtpProject({ sendsPerAddress: null, sendsPerPrefix: null });
const { db, project, ctxFor } = made;
await publishSteps(made, "sign-in", signInSteps());
await publishSteps(made, "greet", {
  start: { kind: "start", to: { next: "send" } },
  send: {
    kind: "otp-send",
    config: { purpose: "sign_up_or_in", channel: "sms", to: "+14155550190" },
    to: { sent: "code" },
  },
  code: {
    kind: "screen",
    config: { fields: [{ kind: "code", key: "code" }], buttons: [{ id: "submit" }] },
    to: { submit: "verify" },
  },
  verify: { kind: "otp-verify", to: { verified: "end" } },
  end: { kind: "end", config: { result: "success" } },
});
const { clock, keyring } = ctxFor("anonymous");
const world = { db: () => db, clock, keyring, twilioBaseUrl: null };
const front = await startFront({ handlers: [runPages({ ...world, isHttps: false })] });
const secure = await startFront({ handlers: [runPages({ ...world, isHttps: true })] });
const path = `/run/${project.slug}/sign-in`;

const returnUrl = "https://app.example.com/in";
const embedOrigin = "https://shop.example.com";
const png =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
let version = 0;
async function saveLook(changes: { embedOrigins?: string[]; handsCookies?: boolean } = {}) {
  const saved = await saveHostedPage(ctxFor("owner"), {
    returnUrls: [returnUrl],
    embedOrigins: [],
    accent: null,
    logo: { kind: "image", base64: png },
    handsCookies: false,
    expectedVersion: version++,
    ...changes,
  });
  if (!saved.ok) throw new Error(saved.error.code);
}
beforeAll(() => saveLook());

/** A browser without scripts, as far as these pages can tell. */
function browser(base = front.url) {
  const jar = new Map<string, string>();
  const setCookies: string[] = [];
  async function go(target: string, init: RequestInit = {}) {
    const answer = await fetch(base + target, {
      redirect: "manual",
      ...init,
      headers: {
        ...(jar.size > 0 && { Cookie: [...jar].map(([n, v]) => `${n}=${v}`).join("; ") }),
        ...init.headers,
      },
    });
    for (const line of answer.headers.getSetCookie()) {
      setCookies.push(line);
      const [pair = ""] = line.split(";", 1);
      const at = pair.indexOf("=");
      if (line.includes("Max-Age=0")) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return answer;
  }
  return {
    jar,
    setCookies,
    go,
    post: (fields: Record<string, string>, target = path, headers: Record<string, string> = {}) =>
      go(target, {
        method: "POST",
        body: new URLSearchParams(fields),
        headers: { Origin: base, ...headers },
      }),
    state: async (root = path) => (await go(`${root}/state`)).json(),
  };
}

type Browser = ReturnType<typeof browser>;
const phoneForm = (phone: string) => ({ turn: "1", button: "submit", "field.phone": phone });
async function toCode({ go, post }: Browser, phone: string, query = "") {
  await go(path + query);
  await post({ ...phoneForm(phone), "country.phone": "US" }, path + query);
  return codeOnPhone(made, `+1${phone}`);
}

test("a first visit begins one run, which the browser holds and nobody else", async () => {
  const one = browser();
  const first = await one.go(path);
  expect(first.status).toBe(200);
  const [cookie = ""] = one.setCookies;
  expect(cookie).toMatch(/^run=fr_[0-9a-z]{24}\.[\w-]{27}; /);
  expect(cookie).toContain(`; Path=${path}; Max-Age=86400; HttpOnly; SameSite=Lax`);
  // The page that is drawn in the same moment reads it already.
  expect((await first.json()).headers.cookie).toMatch(/^run=fr_/);
  await one.go(path);
  expect(one.setCookies).toHaveLength(1);
  expect(await one.state()).toEqual({ status: "screen", turn: 1 });
  expect(await browser().state()).toEqual({ status: "expired" });
});

test("over https its cookie is for https alone", async () => {
  const one = browser(secure.url);
  await one.go(path);
  expect(one.setCookies[0]).toMatch(/^__Secure-run=.*; HttpOnly; Secure; SameSite=Lax$/);
});

test("in frames of chosen origins the cookie is kept apart by the page around", async () => {
  const closed = await browser().go(path);
  expect(closed.headers.get("x-frame-options")).toBe("DENY");
  expect(closed.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  await saveLook({ embedOrigins: [embedOrigin] });
  const one = browser(secure.url);
  const open = await one.go(path);
  expect(open.headers.get("x-frame-options")).toBeNull();
  expect(open.headers.get("content-security-policy")).toContain(`frame-ancestors ${embedOrigin};`);
  expect(one.setCookies[0]).toMatch(/; HttpOnly; Secure; SameSite=None; Partitioned$/);
  await saveLook();
});

test("reading begins nothing that sends; HEAD and prefetching begin nothing at all", async () => {
  const before = await countOnPhone(made);
  const greet = `/run/${project.slug}/greet`;
  const one = browser();
  await one.go(greet);
  await one.go(path, { method: "HEAD" });
  await one.go(path, { headers: { "Sec-Purpose": "prefetch;prerender" } });
  expect(one.setCookies).toEqual([]);
  expect(await countOnPhone(made)).toBe(before);
  expect((await one.post({ act: "begin" }, greet)).status).toBe(303);
  expect(await countOnPhone(made)).toBe(before + 1);
  expect(await one.state(greet)).toMatchObject({ status: "screen" });
});

test("from the number to the session's cookies, where the project wants them", async () => {
  await saveLook({ handsCookies: true });
  const one = browser();
  const code = await toCode(one, "4155550120");
  const done = await one.post({ turn: "2", button: "submit", "field.code": code });
  expect([done.status, done.headers.get("location")]).toEqual([303, path]);
  expect(one.setCookies.join("\n")).toMatch(
    /^DS=ey[^;]+; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/m,
  );
  expect(one.setCookies.join("\n")).toMatch(/^DSR=ey/m);
  expect(await one.state()).toEqual({ status: "completed" });
  await saveLook();
});

test("without a return URL or cookies nobody gets tokens", async () => {
  const one = browser();
  const code = await toCode(one, "4155550121");
  await one.post({ turn: "2", button: "submit", "field.code": code });
  expect(one.setCookies.join("\n")).not.toMatch(/^DS/m);
});

test("what is not good is told once, and no code is among it", async () => {
  const one = browser();
  await one.go(path);
  const answer = await one.post({ ...phoneForm("12"), "country.phone": "DE" });
  expect(answer.headers.get("location")).toBe(path);
  expect(readRunNote(one.jar.get("run-note"))).toMatchObject({
    turn: 1,
    fieldErrors: { phone: "not_a_phone" },
    fields: { phone: "12", "country.phone": "DE" },
  });
  await one.go(path);
  expect(one.jar.has("run-note")).toBe(false);
  await toCode(one, "4155550122");
  await one.post({ turn: "2", button: "submit", "field.code": "", "field.other": "x" });
  expect(readRunNote(one.jar.get("run-note"))).toMatchObject({
    fieldErrors: { code: "missing" },
    fields: {},
  });
});

test("a second tab, the back button and a double click send nothing twice", async () => {
  const one = browser();
  await toCode(one, "4155550123");
  const before = await countOnPhone(made);
  await Promise.all([1, 2, 3].map(() => one.post(phoneForm("+14155550123"))));
  expect(await countOnPhone(made)).toBe(before);
  expect(await one.state()).toEqual({ status: "screen", turn: 2 });
});

test("starting again forgets the run; a browser without cookies is told so", async () => {
  const one = browser();
  await one.go(path);
  const { run } = Object.fromEntries(one.jar);
  await one.post({ act: "restart" });
  expect(one.jar.has("run")).toBe(false);
  await one.go(path);
  expect(one.jar.get("run")).not.toBe(run);
  const none = browser();
  await none.post(phoneForm("+14155550124"));
  expect(readRunNote(none.jar.get("run-note"))?.problem).toBe("noCookies");
});

test("whoever comes back from elsewhere gets a new run once one has ended; a reload does not", async () => {
  const one = browser();
  const code = await toCode(one, "4155550125");
  const arrive = { headers: { "Sec-Fetch-Site": "cross-site" } };
  const during = one.jar.get("run");
  await one.go(path, arrive);
  expect(one.jar.get("run")).toBe(during);
  await one.post({ turn: "2", button: "submit", "field.code": code });
  const ended = one.jar.get("run");
  await one.go(path, { headers: { "Sec-Fetch-Site": "same-origin" } });
  expect(one.jar.get("run")).toBe(ended);
  await one.go(path, arrive);
  expect(one.jar.get("run")).not.toBe(ended);
});

test("the logo goes out as what it is and can run nothing", async () => {
  const logo = await browser().go(`${path}/logo?v=1`);
  expect(logo.headers.get("content-type")).toBe("image/png");
  expect(logo.headers.get("x-content-type-options")).toBe("nosniff");
  expect(logo.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(Buffer.from(await logo.arrayBuffer()).toString("base64")).toBe(png);
});

test.each([
  ["another site's form", 403, {}, { Origin: "https://evil.example" }],
  ["no origin", 403, {}, { Origin: "" }],
  ["JSON", 415, {}, { "Content-Type": "application/json" }],
  ["a file", 415, {}, { "Content-Type": "multipart/form-data; boundary=x" }],
  ["nothing that is pressed", 400, { "field.phone": "1" }, {}],
  ["a turn that is none", 400, { turn: "1e3", button: "submit" }, {}],
  ["a form of 70 kB", 413, { ...phoneForm("1"), more: "x".repeat(70_000) }, {}],
])("%s is refused with %i", async (_, status, fields, headers) => {
  const answer = await browser().post({ act: "", ...fields }, path, headers);
  expect(answer.status).toBe(status);
});

test("the tries of one client address are limited, over all pages", async () => {
  const flood = await startFront({
    handlers: [runPages({ ...world, isHttps: false })],
    trustedProxies: "1",
  });
  const from = (address: string) => {
    const one = browser(flood.url);
    return { one, post: () => one.post(phoneForm("1"), path, { "X-Forwarded-For": address }) };
  };
  const { one, post } = from("2001:db8::1");
  for (let round = 0; round < 30; round++) await Promise.all(Array.from({ length: 10 }, post));
  // Another address of the same subscriber.
  await from("2001:db8::2").post();
  await one.post(phoneForm("1"), path, { "X-Forwarded-For": "2001:db8::2" });
  expect(readRunNote(one.jar.get("run-note"))?.problem).toBe("busy");
  const other = from("2001:db8:1::1");
  await other.post();
  expect(readRunNote(other.one.jar.get("run-note"))?.problem).toBe("noCookies");
});

describe("a return URL", () => {
  test("that is registered gets a code and the state as it was given", async () => {
    const query = `?return_to=${encodeURIComponent(returnUrl)}&state=${encodeURIComponent("a&code=b c")}`;
    const one = browser();
    const page = await one.go(path + query);
    expect(page.headers.get("content-security-policy")).toContain(
      "form-action 'self' https://app.example.com",
    );
    const code = await toCode(one, "4155550126", query);
    const done = await one.post({ turn: "2", button: "submit", "field.code": code }, path + query);
    const location = new URL(done.headers.get("location") ?? "");
    expect(location.href.startsWith(`${returnUrl}?code=`)).toBe(true);
    expect(location.searchParams.getAll("code")).toHaveLength(1);
    expect(location.searchParams.get("state")).toBe("a&code=b c");
    expect(one.jar.has("run")).toBe(false);
  });

  const twins = [
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https:evil.example",
    "https:/evil.example",
    "https:///evil.example",
    "javascript:alert(1)",
    "JAVASCRIPT:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,hi",
    "vbscript:x",
    "blob:https://app.example.com/in",
    "file:///etc/passwd",
    "https://evil.example",
    "https://evil.example/https://app.example.com/in",
    "https://app.example.com@evil.example/in",
    "https://user@app.example.com/in",
    "https://user:pass@app.example.com/in",
    "https://app.example.com.evil.example/in",
    "https://app.example.comevil.example/in",
    "https://evil.example?https://app.example.com/in",
    "https://evil.example#https://app.example.com/in",
    "https://app.example.com/in/",
    "https://app.example.com/in?",
    "https://app.example.com/in#",
    "https://app.example.com/in/../../evil",
    "https://app.example.com/in/..%2fevil",
    "https://app.example.com//in",
    "https://app.example.com/IN",
    "https://app.example.com/in2",
    "https://app.example.com/in?next=https://evil.example",
    "https://app.example.com/in\r\nLocation: https://evil.example",
    "https://app.example.com/in%0d%0aSet-Cookie:a=b",
    "https://app.example.com/in\0",
    " https://app.example.com/in",
    "https://app.example.com/in ",
    "HTTPS://app.example.com/in",
    "https://APP.example.com/in",
    "https://app.example.com:443/in",
    "https://app.example.com:8443/in",
    "http://app.example.com/in",
    "https://app。example.com/in",
    "https://app.example.com./in",
    "https://аpp.example.com/in",
    "https://[::1]/in",
    "https://app.example.com\\@evil.example/in",
    "",
  ];
  test(`none of ${twins.length} others leaves this server`, async () => {
    const one = browser();
    const code = await toCode(one, "4155550127");
    const right = { turn: "2", button: "submit", "field.code": code };
    for (const twin of twins) {
      const query = `?return_to=${encodeURIComponent(twin)}`;
      const opened = await one.go(path + query);
      expect(opened.headers.get("content-security-policy"), twin).toContain("form-action 'self'");
      expect(opened.headers.get("content-security-policy"), twin).not.toContain("example");
      for (const form of [right, { act: "finish" }]) {
        const { status, headers } = await one.post(form, path + query);
        const location = new URL(headers.get("location") ?? "", front.url);
        expect([status, location.origin, location.pathname], twin).toEqual([303, front.url, path]);
      }
    }
    // Nothing was handed in by any of them.
    expect(await one.state()).toEqual({ status: "screen", turn: 2 });
  });
});
