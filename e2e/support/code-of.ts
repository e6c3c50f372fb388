import { type APIRequestContext, expect } from "@playwright/test";

type Phone = { message: { to: string; message: { code?: string } | null } };

/** The newest code on the project's sandbox phone, as its owner reads it. */
export async function codeOf(owner: APIRequestContext, slug: string, to: string): Promise<string> {
  let code: string | undefined;
  await expect
    .poll(async () => {
      const answer = await owner.get(`/api/internal/sandbox/messages?project=${slug}`);
      // Answered by our own route.
      const { messages } = (await answer.json()) as { messages: Phone["message"][] };
      code = messages.find((each) => each.to === to)?.message?.code;
      return code;
    })
    .toBeTruthy();
  return code ?? "";
}
