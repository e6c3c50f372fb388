import { expect, test } from "vitest";
import { postgresBinaries } from "./binaries.mjs";

test("a platform without a built-in Postgres is told what to set instead", () => {
  expect(() => postgresBinaries("linux-riscv64")).toThrow(
    "there is no built-in Postgres for linux-riscv64: set DATABASE_URL to a Postgres 15 or newer.",
  );
});
