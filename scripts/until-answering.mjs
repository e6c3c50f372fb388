/** Waits up to ten minutes, as the server may have to be built first. @param {string} url */
export async function untilAnswering(url) {
  for (let tries = 0; tries < 1_200; tries++) {
    // Nobody listens yet.
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`${url} does not answer.`);
}
