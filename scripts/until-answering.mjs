/** Waits up to ten minutes, as the server may have to be built first. @param {string} url */
export async function untilAnswering(url) {
  let cause;
  for (let tries = 0; tries < 1_200; tries++) {
    try {
      const answer = await fetch(url);
      if (answer.ok) return;
      cause = `status ${answer.status}`;
    } catch (error) {
      // Nobody listens yet.
      cause = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`${url} does not answer.`, { cause });
}
