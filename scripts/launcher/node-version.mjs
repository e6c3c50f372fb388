import { LaunchError } from "./fail.mjs";

/** The oldest Node.js that everything here supports; the same as `engines` in package.json. */
const oldest = [20, 19];

export function checkNodeVersion(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldest;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new LaunchError(`Node.js ${oldest.join(".")} or newer is needed, this is ${version}.`);
}
