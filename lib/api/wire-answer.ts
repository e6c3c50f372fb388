/** An answer as it goes out: JSON always, for clients' libraries throw at anything else. */
export type WireAnswer = {
  status: number;
  /** JSON text. */
  body: string;
  headers?: Record<string, string>;
};

export const answerJson = (value: unknown): WireAnswer => ({
  status: 200,
  body: JSON.stringify(value),
});
