import { MarkedText } from "./marked-text";

type SmsBubbleProps = {
  text: string;
  /** Marks what makes the message need the long alphabet. */
  isMarked?: boolean;
};

/** A text message as a phone shows it. */
export function SmsBubble({ text, isMarked = false }: SmsBubbleProps) {
  return (
    <p className="w-fit max-w-full rounded-card rounded-bl-none bg-sunken px-3 py-2 wrap-anywhere whitespace-pre-wrap">
      {isMarked ? <MarkedText text={text} /> : text}
      {text === "" && "The message is empty."}
    </p>
  );
}
