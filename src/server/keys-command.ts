import { setTimeout as wait } from 'node:timers/promises';
import type { Command, CommandContext } from '#core/command.ts';
import { FIRST_FIELD_KEY } from '#core/crypto/field-encryption.ts';
import { countSealed, rotateSealed, type UnreadableValue } from '#core/crypto/key-rotation.ts';
import type { Db } from '#core/db/connection.ts';
import { type FieldKeyStore, KEYS_NOTICED_MS } from './field-keys.ts';
import { SEALED_COLUMNS } from './sealed-columns.ts';

/** Fields that cannot be read, by name; of more there is a number. */
const MAX_NAMED = 20;

/** What the command needs beside its terminal. */
export interface KeysOfCommand {
  secret: Buffer;
  fieldKeys: FieldKeyStore;
}

/** `npm run keys`: which keys of encrypted fields are in use, and a new one for all of them. */
export const keysCommand = (open: () => Promise<KeysOfCommand>): Command => ({
  name: 'keys',
  usage: `npm run keys -- check | rotate
  check              which key of encrypted fields is used how often, and which is not needed any more
  rotate             makes a new key and encrypts every field with it; interrupted, it goes on where it was`,
  run: async (context, args) => {
    const [what] = args;
    if (args.length !== 1 || (what !== 'check' && what !== 'rotate')) return 2;
    const db = await context.openDatabase();
    const keys = await open();
    return what === 'check' ? check(context, db, keys) : rotate(context, db, keys);
  },
});

async function check(
  { print, printError }: CommandContext,
  db: Db,
  { fieldKeys }: KeysOfCommand,
): Promise<number> {
  const counts = await countSealed(db, SEALED_COLUMNS);
  const [known, current] = [fieldKeys.ids(), fieldKeys.current()];
  const usesOf = (key: string) =>
    counts.filter((count) => count.key === key).reduce((sum, { fields }) => sum + fields, 0);
  for (const id of known) {
    const uses = usesOf(id);
    print(`key ${id}: ${uses} ${uses === 1 ? 'field' : 'fields'}${id === current ? ', writes' : ''}`);
    if (id === current || uses > 0) continue;
    print(
      id === FIRST_FIELD_KEY
        ? '  comes from the secret and stays readable; nothing needs it'
        : '  nothing needs it: its line may be removed; keep it with the back-ups that were made with it',
    );
  }
  const missing = counts.filter(({ key }) => !known.includes(key));
  for (const { table, column, key, fields } of missing)
    printError(
      `${table}.${column}: ${fields} of key ${key}, which is not there. Put it back from a back-up.`,
    );
  const old = counts.filter(({ key }) => key !== current && known.includes(key));
  if (old.length) print('Fields of older keys are encrypted anew by: npm run keys -- rotate');
  return missing.length ? 1 : 0;
}

async function rotate(
  { print, printError, now, stop }: CommandContext,
  db: Db,
  { secret, fieldKeys }: KeysOfCommand,
): Promise<number> {
  const sealer = { secret, fieldKeys };
  const run = async () => {
    const { changed, unreadable, stopped } = await rotateSealed(db, sealer, SEALED_COLUMNS, stop);
    print(`Encrypted anew: ${changed} ${changed === 1 ? 'field' : 'fields'}.`);
    for (const value of unreadable.slice(0, MAX_NAMED)) printError(describe(value));
    if (unreadable.length > MAX_NAMED) printError(`… and ${unreadable.length - MAX_NAMED} more.`);
    if (stopped) printError('Stopped before the end; run it again and it goes on.');
    return { changed, code: unreadable.length || stopped ? 1 : 0, stopped };
  };
  const before = await countSealed(db, SEALED_COLUMNS);
  if (before.some(({ key }) => key !== fieldKeys.current())) {
    print(`Fields of other keys than ${fieldKeys.current()} are left: going on with that.`);
    const resumed = await run();
    // What nobody can read does not keep the rest from getting a new key.
    if (resumed.changed > 0 || resumed.stopped || !fieldKeys.add) return resumed.code;
  }
  if (!fieldKeys.add) {
    printError('The keys are in FIELD_KEYS: add a new one there first, on every server (docs/running.md).');
    return 1;
  }
  print(`New key: ${await fieldKeys.add(now())}`);
  // A running server writes with the key of before until it has seen the new one.
  await wait(2 * KEYS_NOTICED_MS, undefined, { signal: stop }).catch(() => {});
  return (await run()).code;
}

const describe = ({ table, column, row, reason }: UnreadableValue): string =>
  `${table}.${column} of ${row} cannot be read: ${reason}. It was left as it is.`;
