import { describe, expect, it } from "vitest";
import { foldText } from "@/lib/core/fold-text";
import { seededRandom } from "@/test/seeded-random";
import { channelWords } from "./channel-words";
import { buildSearchIndex, type Searchable, search } from "./search";

const entry = (
  name: string,
  texts: readonly string[] = [],
  synonyms: readonly string[] = [],
): Searchable => ({ name, texts, synonyms });

const catalogue = [
  entry(
    "Twilio",
    ["Text messages and voice calls from your own account."],
    [...channelWords.sms, ...channelWords.voice],
  ),
  entry("SMTP", ["E-mail through your own mail server."], channelWords.email),
  entry(
    "HTTP gateway",
    ["Any service with an HTTP API."],
    [...channelWords.sms, ...channelWords.voice, ...channelWords.email, "webhook"],
  ),
  entry("Sandbox", ["A phone inside this console."], channelWords.sms),
  entry("Café Übersee main", ["Twilio for the desk"], channelWords.voice),
];
const index = buildSearchIndex(catalogue);
const found = (query: string) =>
  search(index, query).positions.map((position) => catalogue[position]?.name);

describe("search", () => {
  it("finds everything for an empty query, in its own order", () => {
    expect(found("")).toEqual(catalogue.map(({ name }) => name));
    expect(found("  ")).toHaveLength(catalogue.length);
  });

  it.each([
    ["sms", ["Twilio", "HTTP gateway", "Sandbox"]],
    ["text", ["Twilio", "HTTP gateway", "Sandbox"]],
    ["text message", ["Twilio", "HTTP gateway", "Sandbox"]],
    ["phone call", ["Twilio", "HTTP gateway", "Café Übersee main"]],
    ["mail", ["SMTP", "HTTP gateway"]],
    ["e-mail", ["SMTP", "HTTP gateway"]],
    ["email", ["SMTP", "HTTP gateway"]],
    ["E-Mail", ["SMTP", "HTTP gateway"]],
    ["webhook", ["HTTP gateway"]],
  ])("knows what people call a channel: %s", (query, names) => {
    expect(found(query)).toEqual(names);
  });

  it("knows otp for every channel", () => {
    expect(found("otp")).toHaveLength(catalogue.length);
  });

  it("is blind to case and accents", () => {
    expect(found("CAFE ubersee")).toEqual(["Café Übersee main"]);
    expect(found("càfé")).toEqual(["Café Übersee main"]);
  });

  it("puts the name's beginning first, then words, synonyms and the inside of a name", () => {
    const entries = [
      entry("Inbox"),
      entry("Other", [], ["box"]),
      entry("Third", ["a box of things"]),
      entry("My box"),
      entry("Box office"),
    ];
    const positions = search(buildSearchIndex(entries), "box").positions;
    expect(positions.map((position) => entries[position]?.name)).toEqual([
      "Box office",
      "My box",
      "Third",
      "Other",
      "Inbox",
    ]);
  });

  it("asks for every word, in any order", () => {
    expect(found("desk twilio")).toEqual(["Café Übersee main"]);
    expect(found("twilio webhook")).toEqual([]);
  });

  it.each(["twlio", "twillio", "wtilio", "twolio", "twiloi"])("forgives one slip: %s", (query) => {
    expect(found(query)[0]).toBe("Twilio");
    expect(search(index, query).isForgiven).toBe(true);
  });

  it("forgives no slip in a word of three letters, nor two slips", () => {
    expect(found("smz")).toEqual([]);
    expect(found("twxlxo")).toEqual([]);
  });

  it("forgives only when nothing matches as written", () => {
    expect(found("mail")).not.toContain("Café Übersee main");
    expect(search(index, "mail").isForgiven).toBe(false);
  });

  it("takes signs for themselves where they stand alone", () => {
    const entries = [entry("Ada & Bob"), entry("Ada Bob"), entry("🎉 party")];
    const names = (query: string) =>
      search(buildSearchIndex(entries), query).positions.map((at) => entries[at]?.name);
    expect(names("ada & bob")).toEqual(["Ada & Bob"]);
    expect(names("🎉")).toEqual(["🎉 party"]);
    expect(names("***")).toEqual([]);
  });

  it("finds a word in the middle of a text without blanks", () => {
    const entries = [entry("東京電話")];
    expect(search(buildSearchIndex(entries), "電話").positions).toEqual([0]);
  });
});

describe("search, for any corpus", () => {
  const random = seededRandom(42);
  const pick = <T>(items: readonly T[]): T => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error("Nothing to pick from.");
    return item;
  };
  const syllables = ["ta", "mé", "lo", "Ri", "ks", "Ñu", "ba", "é", "sto", "ÜN", "gr", "x"];
  const word = () =>
    Array.from({ length: 1 + Math.floor(random() * 4) }, () => pick(syllables)).join("");
  const words = (most: number) =>
    Array.from({ length: 1 + Math.floor(random() * most) }, word).join(" ");
  const corpora = Array.from({ length: 30 }, () =>
    Array.from({ length: 40 }, () => entry(words(3), [words(6)], [word(), word()])),
  );
  const eachPick = function* () {
    for (const entries of corpora) {
      const built = buildSearchIndex(entries);
      for (let round = 0; round < 40; round += 1) {
        const position = Math.floor(random() * entries.length);
        yield { built, entries, position, target: entries[position] ?? entry("") };
      }
    }
  };

  it("finds an entry by every prefix of every word it has, however it is written", () => {
    for (const { built, position, target } of eachPick()) {
      const text = pick([target.name, ...target.texts, ...target.synonyms]);
      const whole = pick(text.split(" "));
      const prefix = whole.slice(0, 1 + Math.floor(random() * whole.length));
      const result = search(built, prefix);
      expect(result.positions).toContain(position);
      expect(search(built, prefix.toUpperCase())).toEqual(result);
      expect(search(built, foldText(prefix))).toEqual(result);
      expect(search(built, prefix.normalize("NFD"))).toEqual(result);
    }
  });

  it("only narrows when a word is added, and does not mind the order of words", () => {
    for (const { built } of eachPick()) {
      const [one, two] = [word(), word()];
      const both = search(built, `${one} ${two}`);
      if (both.isForgiven) continue;
      const alone = new Set(search(built, one).positions);
      expect(both.positions.every((position) => alone.has(position))).toBe(true);
      expect([...search(built, `${two} ${one}`).positions].sort()).toEqual(
        [...both.positions].sort(),
      );
    }
  });

  it("finds an entry in spite of one slip, unless something else is written that way", () => {
    let forgiven = 0;
    for (const { built, position, target } of eachPick()) {
      const whole = foldText(pick(target.name.split(" ")));
      if (whole.length < 5) continue;
      const at = Math.floor(random() * whole.length);
      const slipped = pick([
        whole.slice(0, at) + whole.slice(at + 1),
        `${whole.slice(0, at)}q${whole.slice(at)}`,
        `${whole.slice(0, at)}q${whole.slice(at + 1)}`,
        whole.slice(0, at) + whole.charAt(at + 1) + whole.charAt(at) + whole.slice(at + 2),
      ]);
      const result = search(built, slipped);
      if (!result.isForgiven) continue;
      forgiven += 1;
      expect(result.positions).toContain(position);
    }
    expect(forgiven).toBeGreaterThan(100);
  });

  it("lists nothing twice and everything it lists in a stable order", () => {
    for (const { built } of eachPick()) {
      const query = words(2);
      const { positions } = search(built, query);
      expect(new Set(positions).size).toBe(positions.length);
      expect(search(built, query).positions).toEqual(positions);
    }
  });
});
