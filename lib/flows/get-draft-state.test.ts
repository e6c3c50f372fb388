import { expect, it } from "vitest";
import { createOtpProject } from "@/test/otp";
import { createFlow } from "./create-flow";
import { getDraftState } from "./get-draft-state";
import { emptyFlow } from "./library/empty-flow";
import { saveDraft } from "./save-draft";

const { ctxFor } = await createOtpProject();

it("tells an open editor that somebody else has saved", async () => {
  const flowKey = "watched";
  await createFlow(ctxFor("owner"), { key: flowKey, name: "Watched" });
  const before = await getDraftState(ctxFor("viewer"), { flowKey });
  expect(before).toMatchObject({ ok: true, value: { revision: 1, savedByName: "Test owner" } });
  const document = emptyFlow();
  await saveDraft(ctxFor("admin"), { flowKey, document, expectedRevision: 1 });
  const after = await getDraftState(ctxFor("viewer"), { flowKey });
  expect(after).toMatchObject({ ok: true, value: { revision: 2, savedByName: "Test admin" } });
  expect(await getDraftState(ctxFor("viewer"), { flowKey: "none" })).toMatchObject({
    ok: false,
    error: { code: "not_found" },
  });
});
