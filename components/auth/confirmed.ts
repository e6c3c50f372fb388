import type { AppError } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import { passwordStore } from "./password-store";

/**
 * Calls a server action; where it asks for the password, the dialog does so and the action is called
 * again. Who gives up gets the first answer.
 */
export async function confirmed<Value>(
  act: () => Promise<Result<Value, AppError>>,
): Promise<Result<Value, AppError>> {
  const answer = await act();
  if (answer.ok || answer.error.code !== "confirm_password") return answer;
  return (await passwordStore.ask()) ? act() : answer;
}
