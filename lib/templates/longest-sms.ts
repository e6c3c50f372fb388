import { fillSms } from "./render-template";
import { isForeign, namesIn, type PreviewSetting, worstValues } from "./variables";

/**
 * A text message with the longest values that can fill it: in the short alphabet, and where values
 * come from outside also in letters that it lacks.
 */
export function longestSms(
  body: string,
  { projectName, domain, webOtpDomain }: PreviewSetting,
): { plain: string; foreign: string | null } {
  return {
    plain: fillSms(body, worstValues(projectName, domain), webOtpDomain),
    foreign: namesIn(body).some(isForeign)
      ? fillSms(body, worstValues(projectName, domain, "Ł"), webOtpDomain)
      : null,
  };
}
