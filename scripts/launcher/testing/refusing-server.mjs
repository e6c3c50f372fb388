// Stands in for an application that only its operator can help.
process.send?.({ type: "cannot-start", reason: "the reason\nin one line" }, () => process.exit(78));
