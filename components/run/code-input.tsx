"use client";

import { type ComponentProps, useEffect, useRef } from "react";

type CodeInputProps = {
  control: Omit<ComponentProps<"input">, "value" | "type">;
  /** Digits of the code. */
  length: number;
};

/** Not in the types of every browser: https://developer.mozilla.org/docs/Web/API/OTPCredential */
type OtpCredential = Credential & { code: string };

/**
 * The code as one field, which phones fill from the message. Spaces and dashes that come with a
 * pasted code are left out. The form goes off by itself when the code is whole: once, so that a wrong
 * code can be mended.
 */
export function CodeInput({ control, length }: CodeInputProps) {
  const input = useRef<HTMLInputElement>(null);
  const isHandedIn = useRef(false);

  const take = (text: string) => {
    const box = input.current;
    if (!box) return;
    const digits = text.normalize("NFKC").replace(/\D/g, "").slice(0, length);
    if (box.value !== digits) box.value = digits;
    if (digits.length < length || isHandedIn.current) return;
    isHandedIn.current = true;
    box.form?.requestSubmit(box.form.querySelector<HTMLElement>("[data-submit]"));
  };

  useEffect(() => {
    if (!("OTPCredential" in window)) return;
    const stop = new AbortController();
    // `otp` is missing in the types, as above.
    const wanted = { otp: { transport: ["sms"] }, signal: stop.signal } as CredentialRequestOptions;
    navigator.credentials.get(wanted).then(
      (credential) => {
        const { code } = (credential ?? {}) as Partial<OtpCredential>;
        const box = input.current;
        if (!code || !box || box.value !== "") return;
        box.value = code.replace(/\D/g, "").slice(0, length);
        box.dispatchEvent(new Event("input", { bubbles: true }));
      },
      // The reader said no, or typed it.
      () => undefined,
    );
    return () => stop.abort();
  }, [length]);

  return (
    <input
      {...control}
      ref={input}
      type="text"
      inputMode="numeric"
      autoComplete="one-time-code"
      spellCheck={false}
      // Room for the spaces that come along where no script takes them out.
      maxLength={length * 2}
      onChange={(event) => take(event.target.value)}
      className="field-box h-12 text-center font-mono text-xl tracking-[0.3em] tabular-nums"
    />
  );
}
