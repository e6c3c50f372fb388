import { describe, expect, it } from "vitest";
import { emptyFilter, readGalleryFilter, writeGalleryFilter } from "./gallery-filter";

describe("the filter in the address", () => {
  it("comes back as it was written", () => {
    const filter = {
      query: "text & more é",
      channel: "voice",
      category: "email",
      showsAll: true,
    } as const;
    expect(readGalleryFilter(writeGalleryFilter(filter))).toEqual(filter);
    expect(readGalleryFilter(writeGalleryFilter(emptyFilter))).toEqual(emptyFilter);
  });

  it("is short: what is not chosen is not there", () => {
    expect(writeGalleryFilter({ ...emptyFilter, query: "  " })).toBe("");
    expect(writeGalleryFilter({ ...emptyFilter, channel: "sms" })).toBe("channel=sms");
  });

  it("leaves out what it does not know and cuts what is too long", () => {
    const read = readGalleryFilter(`q=${"x".repeat(900)}&channel=fax&category=__proto__&all=yes`);
    expect(read).toEqual({ ...emptyFilter, query: "x".repeat(200) });
  });
});
