import { randomBytes } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { FIELD_KEY_BYTES, FIRST_FIELD_KEY, firstFieldKey } from '#core/crypto/field-encryption.ts';
import type { FieldKeys } from '#core/crypto/field-keys.ts';
import { MINUTE_MS } from '#core/time/durations.ts';
import type { Config } from './config.ts';

/** How long a running server writes with the key of before, after a command added one. */
export const KEYS_NOTICED_MS = MINUTE_MS / 60;

/** The keys of encrypted fields of this installation. */
export interface FieldKeyStore extends FieldKeys {
  /** All of them, the one that writes last. */
  ids: () => string[];
  /** Adds a key, which writes from then on. Undefined where the keys come from the environment: the operator adds them there. */
  add: ((now: Date) => Promise<string>) | undefined;
}

const KEY_LINE = /^([0-9a-z-]{2,40}):([0-9a-f]{64})$/;

const fileOf = (dataFolder: string): string => join(dataFolder, 'field-keys');

/**
 * The keys: the first one derived from the secret, others from `FIELD_KEYS` or else from the file `field-keys` beside the
 * secret, one `<id>:<64 hexadecimal digits>` a line. A change of that file is noticed within a second, and at once when a value
 * names a key that is not known yet.
 */
export function openFieldKeys(
  config: Pick<Config, 'FIELD_KEYS' | 'DATA_FOLDER'>,
  secret: Buffer,
): FieldKeyStore {
  const first = firstFieldKey(secret);
  if (config.FIELD_KEYS) {
    const keys = parseKeys(config.FIELD_KEYS.split(','), 'FIELD_KEYS').set(FIRST_FIELD_KEY, first);
    const ids = [FIRST_FIELD_KEY, ...[...keys.keys()].filter((id) => id !== FIRST_FIELD_KEY)];
    return { ids: () => ids, current: () => ids.at(-1) ?? '', key: (id) => keys.get(id), add: undefined };
  }
  const file = fileOf(config.DATA_FOLDER);
  let keys = new Map([[FIRST_FIELD_KEY, first]]);
  let [seen, lookedAt] = ['', 0];
  const look = (always: boolean): Map<string, Buffer> => {
    const now = performance.now();
    if (!always && lookedAt > 0 && now - lookedAt < KEYS_NOTICED_MS) return keys;
    lookedAt = now;
    const stats = statSync(file, { throwIfNoEntry: false });
    const version = stats ? `${stats.mtimeMs} ${stats.size}` : '';
    if (version !== seen) {
      const lines = stats ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
      keys = new Map([[FIRST_FIELD_KEY, first], ...parseKeys(lines, file)]);
      seen = version;
    }
    return keys;
  };
  return {
    ids: () => [...look(true).keys()],
    current: () => [...look(false).keys()].at(-1) ?? FIRST_FIELD_KEY,
    key: (id) => look(false).get(id) ?? look(true).get(id),
    add: async (now) => {
      const id = `${now.toISOString().slice(0, 10)}-${randomBytes(4).toString('hex')}`;
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      // Appended in one piece: of two commands at once, neither loses the key of the other.
      const handle = await open(file, 'a', 0o600);
      try {
        await handle.write(`${id}:${randomBytes(FIELD_KEY_BYTES).toString('hex')}\n`);
        await handle.sync();
      } finally {
        await handle.close();
      }
      look(true);
      return id;
    },
  };
}

function parseKeys(lines: string[], where: string): Map<string, Buffer> {
  return new Map(
    lines.map((line): [string, Buffer] => {
      const [, id, digits] = KEY_LINE.exec(line.trim()) ?? [];
      if (!id || !digits)
        throw new Error(
          `${where} holds a line that is no <id>:<64 hexadecimal digits>; put it back from a back-up`,
        );
      return [id, Buffer.from(digits, 'hex')];
    }),
  );
}
