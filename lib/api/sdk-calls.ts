import type { JsonObject } from "./parse-json";
import type { Route } from "./route";

/** How a call is made with Descope's libraries, `descope` being the client; absent where they have none. */
type SdkCalls = { node?: string; web?: string };

/** Calls of sessions and of management, by method and path. `refreshJwt` and `sessionJwt` are variables. */
const calls: Record<string, SdkCalls> = {
  "POST /v1/auth/otp/update/email": {
    node: 'descope.otp.update.email("+14155550100", "ada@example.com", refreshJwt)',
    web: 'descope.otp.update.email("+14155550100", "ada@example.com", descope.getRefreshToken())',
  },
  "POST /v1/auth/refresh": {
    node: "descope.refresh(refreshJwt)",
    web: "descope.refresh()",
  },
  "POST /v1/auth/try-refresh": { web: "descope.refresh(undefined, true)" },
  "GET /v1/auth/me": { node: "descope.me(refreshJwt)", web: "descope.me()" },
  "GET /v1/auth/me/history": { node: "descope.history(refreshJwt)", web: "descope.history()" },
  "POST /v1/auth/me/tenants": {
    node: "descope.myTenants(true, refreshJwt)",
    web: "descope.myTenants(true)",
  },
  "POST /v1/auth/logout": { node: "descope.logout(refreshJwt)", web: "descope.logout()" },
  "POST /v1/auth/logoutall": { node: "descope.logoutAll(refreshJwt)", web: "descope.logoutAll()" },
  "GET /v2/keys/{projectId}": { node: "descope.validateSession(sessionJwt)" },
  "POST /v1/mgmt/user/create": {
    node: 'descope.management.user.create("ada@example.com", { email: "ada@example.com" })',
  },
  "POST /v1/mgmt/user/create/test": {
    node: 'descope.management.user.createTestUser("tester@example.com", { email: "tester@example.com" })',
  },
  "GET /v1/mgmt/user": { node: 'descope.management.user.load("ada@example.com")' },
  "POST /v1/mgmt/user/delete": { node: 'descope.management.user.delete("ada@example.com")' },
  "DELETE /v1/mgmt/user/test/delete/all": { node: "descope.management.user.deleteAllTestUsers()" },
  "POST /v2/mgmt/user/search": { node: "descope.management.user.search({ limit: 10 })" },
  "POST /v1/mgmt/users/load": { node: 'descope.management.user.loadUsers(["<user id>"])' },
  "POST /v1/mgmt/user/logout": { node: 'descope.management.user.logoutUser("ada@example.com")' },
  "POST /v1/mgmt/user/delete/batch": {
    node: 'descope.management.user.deleteBatch(["<user id>"])',
  },
  "POST /v1/mgmt/user/update": {
    node: 'descope.management.user.update("ada@example.com", { displayName: "Ada Lovelace" })',
  },
  "PATCH /v1/mgmt/user/patch": {
    node: 'descope.management.user.patch("ada@example.com", { displayName: "Ada Lovelace" })',
  },
  "POST /v1/mgmt/user/update/name": {
    node: 'descope.management.user.updateDisplayName("ada@example.com", "Ada Lovelace")',
  },
  "POST /v1/mgmt/user/update/picture": {
    node: 'descope.management.user.updatePicture("ada@example.com", "https://example.com/ada.png")',
  },
  "POST /v1/mgmt/user/update/loginid": {
    node: 'descope.management.user.updateLoginId("ada@example.com", "ada@example.org")',
  },
  "POST /v1/mgmt/user/update/customAttribute": {
    node: 'descope.management.user.updateCustomAttribute("ada@example.com", "plan", "pro")',
  },
  "POST /v1/mgmt/user/update/email": {
    node: 'descope.management.user.updateEmail("ada@example.com", "ada@example.org", true)',
  },
  "POST /v1/mgmt/user/update/phone": {
    node: 'descope.management.user.updatePhone("ada@example.com", "+14155550100", true)',
  },
  "POST /v1/mgmt/user/update/status": {
    node: 'descope.management.user.deactivate("ada@example.com")',
  },
  "POST /v1/mgmt/flow/list": { node: "descope.management.flow.list()" },
  "POST /v1/mgmt/flow/export": { node: 'descope.management.flow.export("sign-in")' },
  "POST /v1/mgmt/flow/delete": { node: 'descope.management.flow.delete(["sign-in"])' },
  "POST /v1/mgmt/tests/generate/otp": {
    node: 'descope.management.user.generateOTPForTestUser("sms", "tester@example.com")',
  },
};

const otpPath = /^\/v1\/auth\/otp\/(signup|signin|signup-in|verify|update\/phone)\/(\w+)$/;
const otpNames: Record<string, string> = {
  signup: "signUp",
  signin: "signIn",
  "signup-in": "signUpOrIn",
  verify: "verify",
};

/** The library's spelling of one row of the table of routes, with the row's own example. */
export function sdkCallsOf({ method, path, example }: Pick<Route, "method" | "path" | "example">) {
  const [, step = "", channel = ""] = otpPath.exec(path) ?? [];
  if (step === "update/phone") {
    const change = `descope.otp.update.phone.${channel}("ada@example.com", "+14155550100", `;
    return { node: `${change}refreshJwt)`, web: `${change}descope.getRefreshToken())` };
  }
  if (step) {
    const call = `descope.otp.${otpNames[step]}.${channel}(${argumentsOf(example ?? {})})`;
    return { node: call, web: call };
  }
  if (path === "/v1/mgmt/flow/import")
    return { node: `descope.management.flow.import(${argumentsOf(example ?? {})})` };
  return calls[`${method} ${path}`] ?? {};
}

/** The values of an example in the order of the libraries: who or which, then what. */
function argumentsOf({ loginId, ...rest }: JsonObject): string {
  const values = Object.values(rest);
  return (loginId === undefined ? values : [loginId, ...values]).map(literal).join(", ");
}

/** JSON as one writes it in code: names without quotes, spaces in braces. */
const literal = (value: unknown): string =>
  JSON.stringify(value, null, 1)
    .replaceAll(/\n\s*/g, " ")
    .replaceAll(/([{,] )"(\w+)":/g, "$1$2:");
