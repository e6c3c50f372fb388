import { expect, it } from "vitest";
import { createTestProject } from "@/test/context";
import { insertEndUser } from "@/test/end-users";
import type { SearchEndUsersInput } from "./schema";
import { searchEndUsers } from "./search-end-users";

const project = await createTestProject();
const other = await createTestProject({ db: project.db });
const admin = project.ctxFor("admin");
const viewer = project.ctxFor("viewer");

const at = (day: number) => new Date(Date.UTC(2026, 0, day));
const ada = await insertEndUser(admin, {
  name: "Ada Lovelace",
  phone: "+14155550100",
  email: "ada@example.com",
  loginIds: ["+14155550100"],
  createdAt: at(1),
});
const bob = await insertEndUser(admin, {
  name: "Bob 100%",
  phone: "+442079460000",
  loginIds: ["bob_1", "bob@work.example"],
  createdAt: at(2),
});
const test = await insertEndUser(admin, {
  name: "Tester",
  isTest: true,
  status: "disabled",
  loginIds: ["test@example.com"],
  createdAt: at(3),
});
await insertEndUser(other.ctxFor("admin"), { name: "Ada Elsewhere", loginIds: ["+14155550100"] });

async function found(input: SearchEndUsersInput, ctx = admin) {
  const answer = await searchEndUsers(ctx, input);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.users.map(({ userId }) => userId);
}

it.each([
  ["", [test, bob, ada]],
  ["ada", [ada]],
  ["ADA LOVE", [ada]],
  ["lovelace", []],
  ["+1415", [ada]],
  ["1415", [ada]],
  ["+1 (415) 555-0100", [ada]],
  ["0100", [ada]],
  ["bob@", [bob]],
  ["bob_", [bob]],
  ["bob 100%", [bob]],
  ["b_b", []],
  ["%", []],
  ["\\", []],
  ["test@example.com", [test]],
  ["' or 1=1 --", []],
  ["nobody", []],
])("finds for %j those whose login id, address, number or name fits", async (query, users) => {
  expect(await found({ query })).toEqual(users);
});

it("filters test users, real ones and states", async () => {
  expect(await found({ kind: "test" })).toEqual([test]);
  expect(await found({ kind: "real" })).toEqual([bob, ada]);
  expect(await found({ status: "disabled" })).toEqual([test]);
});

it("goes through everybody once, page after page, also while users are added", async () => {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await searchEndUsers(admin, { limit: 1, cursor });
    if (!page.ok) throw new Error(page.error.code);
    seen.push(...page.value.users.map(({ userId }) => userId));
    cursor = page.value.nextCursor ?? undefined;
    if (seen.length === 1) await insertEndUser(admin, { createdAt: at(20), loginIds: ["late"] });
  } while (cursor);
  expect(seen).toEqual([test, bob, ada]);
  expect(await found({ limit: 2, offset: 2 })).toEqual([bob, ada]);
});

it("masks numbers and addresses for a viewer, who cannot find them out by beginnings either", async () => {
  const page = await searchEndUsers(viewer, { query: "0100" });
  expect(page).toMatchObject({
    ok: true,
    value: {
      users: [
        {
          userId: ada,
          name: "Ada Lovelace",
          phone: "+1••••••••00",
          email: "a••@e••••••.com",
          loginIds: ["+1••••••••00"],
          isMasked: true,
        },
      ],
    },
  });
  expect(await found({ query: "+14155550100" }, viewer)).toEqual([ada]);
  for (const query of ["+1415", "1415", "100", "00100", "bob@", "ada@ex"])
    expect(await found({ query }, viewer)).toEqual([]);
});
