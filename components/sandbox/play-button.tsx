"use client";

import { Play, Square } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import type { SandboxMessage } from "@/lib/sandbox/schema";

type Script = Extract<SandboxMessage, { channel: "voice" }>["script"];
type PlayButtonProps = { script: Script; language: string };

/** A code is said slower than a sentence, as a call does. */
const digitRate = 0.75;

/** Says a call aloud, one round of it. Shown only where the browser has a voice. */
export function PlayButton({ script, language }: PlayButtonProps) {
  const canSpeak = useSyncExternalStore(onVoicesChanged, hasVoice, () => false);
  const [isPlaying, setPlaying] = useState(false);

  useEffect(() => {
    if (!isPlaying) return;
    const utterances = utter(script, language);
    const done = () => setPlaying(false);
    utterances.at(-1)?.addEventListener("end", done);
    for (const utterance of utterances) {
      utterance.addEventListener("error", done);
      window.speechSynthesis.speak(utterance);
    }
    return () => {
      // Cancelling ends each utterance with an error event, which is for nobody any more.
      for (const utterance of utterances) utterance.removeEventListener("error", done);
      window.speechSynthesis.cancel();
    };
  }, [isPlaying, script, language]);

  if (!canSpeak) return null;
  return (
    <Button variant="ghost" size="sm" onClick={() => setPlaying(!isPlaying)}>
      {isPlaying ? <Square aria-hidden="true" /> : <Play aria-hidden="true" />}
      {isPlaying ? "Stop" : "Play"}
    </Button>
  );
}

function utter(script: Script, language: string): SpeechSynthesisUtterance[] {
  const pause = script.findIndex((part) => "pauseSeconds" in part);
  const once = pause < 0 ? script : script.slice(0, pause);
  return once.flatMap((part) => {
    if ("pauseSeconds" in part) return [];
    const isCode = "digits" in part;
    const utterance = new SpeechSynthesisUtterance(isCode ? [...part.digits].join(", ") : part.say);
    utterance.lang = language;
    if (isCode) utterance.rate = digitRate;
    return [utterance];
  });
}

const hasVoice = () => "speechSynthesis" in window && window.speechSynthesis.getVoices().length > 0;

/** Browsers load their voices after the page. */
function onVoicesChanged(listener: () => void): () => void {
  if (!("speechSynthesis" in window)) return () => {};
  window.speechSynthesis.addEventListener("voiceschanged", listener);
  return () => window.speechSynthesis.removeEventListener("voiceschanged", listener);
}
