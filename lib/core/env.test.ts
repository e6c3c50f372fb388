import { expect, test } from "vitest";
import { readEnv } from "./env";

test("without any setting the documented defaults hold", () => {
  expect(readEnv({})).toMatchObject({
    port: 3000,
    host: "127.0.0.1",
    dataDir: ".data",
    publicUrl: "http://localhost:3000",
    isPublicUrlDefault: true,
    logLevel: "info",
  });
});

test("the default public URL follows the port, a given one is reduced to its origin", () => {
  expect(readEnv({ PORT: "8080" }).publicUrl).toBe("http://localhost:8080");
  expect(readEnv({ PATCHBAY_PUBLIC_URL: "https://otp.example.com/" })).toMatchObject({
    publicUrl: "https://otp.example.com",
    isPublicUrlDefault: false,
  });
});

test("an empty variable counts as unset", () => {
  expect(readEnv({ PORT: "", DATABASE_URL: "" })).toMatchObject({
    port: 3000,
    databaseUrl: undefined,
  });
});

test("every wrong variable is named in one line, without its value", () => {
  const read = () =>
    readEnv({ PORT: "70000", DATABASE_URL: "mysql://root:hunter2@db/x", LOG_LEVEL: "loud" });
  expect(read).toThrow(/^wrong settings: .*PORT.*DATABASE_URL.*LOG_LEVEL/);
  expect(read).not.toThrow(/hunter2|\n/);
});
