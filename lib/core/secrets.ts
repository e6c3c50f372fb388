import "server-only";
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";
import { err, ok, type Result } from "./result";

/**
 * Envelope encryption of stored secrets.
 *
 * Each value has its own random 256-bit data key; the data key is wrapped by a master key that
 * lives outside the database. Both layers are AES-256-GCM with a fresh 96-bit nonce and bind the
 * place the value belongs to (project, table, row, column), so a ciphertext copied to another row
 * does not open there. Rotation re-wraps the data key only.
 *
 * Text form: `pb1.<key id>.<wrapped data key>.<sealed value>`, the last two base64url of
 * nonce (12 bytes), ciphertext, tag (16 bytes).
 */
export type SecretPlace = { projectId: string; table: string; rowId: string; column: string };

type MasterKey = { id: string; wrapKey: Buffer };

/** Master keys, newest first. The first one seals; all of them open. */
export type Keyring = { current: MasterKey; byId: ReadonlyMap<string, MasterKey> };

export type SecretError = "unknown_key" | "damaged";

const derive = (material: Buffer, purpose: string) =>
  Buffer.from(hkdfSync("sha256", material, "patchbay", purpose, 32));

function masterKey(material: Buffer): MasterKey {
  const id = createHash("sha256").update(derive(material, "key-id")).digest("hex").slice(0, 12);
  return { id, wrapKey: derive(material, "wrap") };
}

/**
 * Reads master keys from text: 32 bytes each as base64url, base64 or hex, newest first, separated
 * by commas or white space. The error names what is wrong without repeating any of the text.
 */
export function parseKeyring(text: string): Result<Keyring, string> {
  const keys: MasterKey[] = [];
  for (const [index, part] of text
    .split(/[\s,]+/)
    .filter(Boolean)
    .entries()) {
    const material = /^[0-9a-f]{64}$/i.test(part)
      ? Buffer.from(part, "hex")
      : Buffer.from(part, "base64url");
    if (material.length !== 32)
      return err(`Master key ${index + 1} is not 32 bytes in base64url or hex.`);
    keys.push(masterKey(material));
  }
  const [current] = keys;
  if (!current) return err("The master key is empty.");
  return ok({ current, byId: new Map(keys.map((key) => [key.id, key])) });
}

export const newMasterKeyText = (): string => randomBytes(32).toString("base64url");

const aad = (place: SecretPlace, extra: string) =>
  Buffer.from(JSON.stringify([place.projectId, place.table, place.rowId, place.column, extra]));

function encrypt(key: Buffer, plain: Buffer, bound: Buffer): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(bound);
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, body, cipher.getAuthTag()]).toString("base64url");
}

function decrypt(key: Buffer, text: string, bound: Buffer): Buffer | null {
  const bytes = Buffer.from(text, "base64url");
  if (bytes.length < 28) return null;
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12))
    .setAAD(bound)
    .setAuthTag(bytes.subarray(-16));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
  } catch {
    // The tag did not match: another place, another key or changed bytes. GCM cannot tell which.
    return null;
  }
}

type Parts = { keyId: string; wrapped: string; body: string };

function split(sealed: string): Parts | null {
  const [version, keyId, wrapped, body, ...rest] = sealed.split(".");
  if (version !== "pb1" || !keyId || !wrapped || !body || rest.length > 0) return null;
  return { keyId, wrapped, body };
}

/** Encrypts `plain` for one place under the newest master key. */
export function seal(keyring: Keyring, place: SecretPlace, plain: string): string {
  const dataKey = randomBytes(32);
  const { id, wrapKey } = keyring.current;
  const wrapped = encrypt(wrapKey, dataKey, aad(place, id));
  return `pb1.${id}.${wrapped}.${encrypt(dataKey, Buffer.from(plain), aad(place, "value"))}`;
}

function unwrap(keyring: Keyring, place: SecretPlace, parts: Parts): Result<Buffer, SecretError> {
  const key = keyring.byId.get(parts.keyId);
  if (!key) return err("unknown_key");
  const dataKey = decrypt(key.wrapKey, parts.wrapped, aad(place, key.id));
  return dataKey ? ok(dataKey) : err("damaged");
}

/** Decrypts a value sealed for exactly this place; anything else fails closed. */
export function open(
  keyring: Keyring,
  place: SecretPlace,
  sealed: string,
): Result<string, SecretError> {
  const parts = split(sealed);
  if (!parts) return err("damaged");
  const dataKey = unwrap(keyring, place, parts);
  if (!dataKey.ok) return dataKey;
  const plain = decrypt(dataKey.value, parts.body, aad(place, "value"));
  return plain ? ok(plain.toString()) : err("damaged");
}

/** Wraps the data key anew under the newest master key; the value itself is not touched. */
export function rewrap(
  keyring: Keyring,
  place: SecretPlace,
  sealed: string,
): Result<string, SecretError> {
  const parts = split(sealed);
  if (!parts) return err("damaged");
  if (parts.keyId === keyring.current.id) return ok(sealed);
  const dataKey = unwrap(keyring, place, parts);
  if (!dataKey.ok) return dataKey;
  const wrapped = encrypt(keyring.current.wrapKey, dataKey.value, aad(place, keyring.current.id));
  return ok(`pb1.${keyring.current.id}.${wrapped}.${parts.body}`);
}

/** Id of the master key a sealed value needs, or null when the text is not a sealed value. */
export const keyIdOf = (sealed: string): string | null => split(sealed)?.keyId ?? null;
