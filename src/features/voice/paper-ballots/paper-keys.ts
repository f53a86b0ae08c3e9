import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { AppContext } from '#core/context.ts';
import { VOICE_AUDIENCES } from '../model/ballot.ts';
import type { PaperEntry } from './rules.ts';

const IV_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;
/** Entries are made as long as the next multiple of this, so that their length says nothing about what is in them. */
const PADDED_BYTES = 512;

/** The name of a paper in the database: the code cannot be found from it, and no ballot either. */
export const paperId = ({ secret }: Pick<AppContext, 'secret'>, conversation: string, code: string): Buffer =>
  createHmac('sha256', secret)
    .update(JSON.stringify(['voice', 'paper', conversation, code]))
    .digest();

const paperKey = (conversation: string, code: string): Buffer =>
  Buffer.from(hkdfSync('sha256', code, conversation, 'paper entry', KEY_BYTES));

const stored = z.object({
  answers: z.string(),
  audience: z.enum(VOICE_AUDIENCES).nullable(),
  withHelp: z.boolean(),
});

/** Encrypts an entry with a key from the code on the paper (HKDF, RFC 5869; AES-256-GCM). */
export function sealEntry(conversation: string, code: string, entry: PaperEntry): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', paperKey(conversation, code), iv);
  const text = JSON.stringify({ ...entry, answers: Buffer.from(entry.answers).toString('base64') });
  const padded = text.padEnd(Math.ceil((text.length + 1) / PADDED_BYTES) * PADDED_BYTES);
  return Buffer.concat([iv, cipher.update(padded, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

/** Opens it. @throws when the code is another one, or it was damaged */
export function openEntry(conversation: string, code: string, sealed: Buffer): PaperEntry {
  const decipher = createDecipheriv(
    'aes-256-gcm',
    paperKey(conversation, code),
    sealed.subarray(0, IV_BYTES),
  );
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  const plain = Buffer.concat([decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
  const { answers, ...rest } = stored.parse(JSON.parse(plain.toString('utf8')));
  return { ...rest, answers: new Uint8Array(Buffer.from(answers, 'base64')) };
}
