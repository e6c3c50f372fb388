import { renderTemplate } from "./render-template";
import { worstValues } from "./variables";

/** The script of a call may have so many characters, its marks included, with some to spare. */
const longestScript = 3_800;
/** Around one sentence, and around one digit of a code. */
const marks = { say: 60, digit: 70, pause: 25 };

const escapedLength = (text: string) => text.replace(/[&<>"']/g, "&quot;").length;

/** What becomes of a spoken text within the limits of a call. */
export function checkVoice(body: string): { level: "error" | "warning"; text: string }[] {
  const message = renderTemplate({ channel: "voice", body }, worstValues("W".repeat(30), ""));
  if (message.channel !== "voice") return [];
  const rounds = message.script.filter((part) => "pauseSeconds" in part).length;
  const length = message.script.reduce((sum, part) => {
    if ("say" in part) return sum + escapedLength(part.say) + marks.say;
    return sum + ("digits" in part ? part.digits.length * marks.digit + marks.say : marks.pause);
  }, 0);
  const fitting = Math.floor(longestScript / (length / rounds));
  if (fitting >= rounds) return [];
  return fitting === 0
    ? [{ level: "error", text: "This is too long for a call. Say less, or the code less often." }]
    : [
        {
          level: "warning",
          text: `This is long: a call says it ${fitting === 1 ? "once" : "twice"} instead of three times.`,
        },
      ];
}
