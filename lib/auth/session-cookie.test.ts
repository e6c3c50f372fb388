import { expect, it } from "vitest";
import { sessionCookie } from "./session-cookie";

it("is bound to its host and to https where there is https", () => {
  expect(sessionCookie("https://otp.example.com")).toEqual({
    name: "__Host-patchbay_session",
    attributes: { path: "/", httpOnly: true, sameSite: "lax", secure: true, maxAge: 43_200 },
  });
});

it("has a plain name on plain http, where browsers refuse the other", () => {
  expect(sessionCookie("http://localhost:3000")).toMatchObject({
    name: "patchbay_session",
    attributes: { httpOnly: true, sameSite: "lax", secure: false },
  });
});
