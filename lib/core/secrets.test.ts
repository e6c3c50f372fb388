import { describe, expect, it } from "vitest";
import { keyIdOf, newMasterKeyText, open, parseKeyring, rewrap, seal } from "./secrets";

const place = { projectId: "pj_1", table: "connector_secrets", rowId: "cs_1", column: "sealed" };

function ring(text: string) {
  const parsed = parseKeyring(text);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}

describe("sealed secrets", () => {
  it("open again at the place they were sealed for", () => {
    const keys = ring(newMasterKeyText());
    expect(open(keys, place, seal(keys, place, "tøken 🔑"))).toEqual({
      ok: true,
      value: "tøken 🔑",
    });
  });

  it("differ each time the same value is sealed and never hold it in clear", () => {
    const keys = ring(newMasterKeyText());
    const [a, b] = [seal(keys, place, "canary-value"), seal(keys, place, "canary-value")];
    expect(a).not.toBe(b);
    expect(Buffer.from(a.split(".")[3] ?? "", "base64url").toString("latin1")).not.toContain(
      "canary",
    );
  });

  it.each(["projectId", "table", "rowId", "column"] as const)(
    "fail closed when copied to another %s",
    (part) => {
      const keys = ring(newMasterKeyText());
      const sealed = seal(keys, place, "x");
      expect(open(keys, { ...place, [part]: "other" }, sealed)).toEqual({
        ok: false,
        error: "damaged",
      });
    },
  );

  it("fail closed for every changed byte", () => {
    const keys = ring(newMasterKeyText());
    const [version, keyId, ...sealed] = seal(keys, place, "x").split(".");
    for (const [part, text] of sealed.entries()) {
      const bytes = Buffer.from(text, "base64url");
      for (let i = 0; i < bytes.length; i++) {
        const changed = Buffer.from(bytes);
        changed[i] = (bytes[i] ?? 0) ^ 1;
        const parts = sealed.with(part, changed.toString("base64url"));
        const opened = open(keys, place, [version, keyId, ...parts].join("."));
        expect(opened).toEqual({ ok: false, error: "damaged" });
      }
    }
    expect(open(keys, place, "pb1.nonsense")).toEqual({ ok: false, error: "damaged" });
  });

  it("name the key they need and refuse one that is not there", () => {
    const keys = ring(newMasterKeyText());
    const sealed = seal(keys, place, "x");
    expect(keyIdOf(sealed)).toBe(keys.current.id);
    expect(open(ring(newMasterKeyText()), place, sealed)).toEqual({
      ok: false,
      error: "unknown_key",
    });
  });

  it("open under the new key alone once re-wrapped", () => {
    const [oldText, newText] = [newMasterKeyText(), newMasterKeyText()];
    const sealed = seal(ring(oldText), place, "kept");
    const wrapped = rewrap(ring(`${newText},${oldText}`), place, sealed);
    if (!wrapped.ok) throw new Error(wrapped.error);
    expect(open(ring(newText), place, wrapped.value)).toEqual({ ok: true, value: "kept" });
    expect(open(ring(oldText), place, wrapped.value)).toEqual({ ok: false, error: "unknown_key" });
  });
});

describe("a keyring", () => {
  it("reads hex and base64url, newest first", () => {
    const hex = "ab".repeat(32);
    const keys = ring(`${newMasterKeyText()}\n${hex}\n`);
    expect(keys.byId.size).toBe(2);
    expect([...keys.byId.keys()][0]).toBe(keys.current.id);
  });

  it.each(["", "   ", "short", "ab".repeat(31)])("refuses %j without repeating it", (text) => {
    const parsed = parseKeyring(text);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok && text.trim()) expect(parsed.error).not.toContain(text);
  });
});
