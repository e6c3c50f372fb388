// Tests of components wait for what appears as long as all others wait for a condition.
if (typeof document !== "undefined") {
  const { configure } = await import("@testing-library/react");
  configure({ asyncUtilTimeout: 10_000 });
}

// A module, so that it may wait.
export {};
