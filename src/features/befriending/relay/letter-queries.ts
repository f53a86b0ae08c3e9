import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { type FieldSealer, openField, sealField } from '#core/crypto/field-encryption.ts';
import type { Tx } from '#core/db/connection.ts';
import { type Member, membersOf } from '../model/queries.ts';

/** Somebody of a pair that goes on, by the address to which they write. */
export interface Correspondent {
  address: string;
  pair: string;
  member: Member;
  /** False: the pair ended. */
  open: boolean;
}

/** A message with the people who are to read it, while its pair goes on. */
export interface MessageToTell {
  pair: string;
  words: string;
  language: string;
  photos: number;
  sender: Member;
  readers: Member[];
}

// All of these act as the task `befriending`.

const isOpen = async (tx: Tx, pair: string): Promise<boolean> => {
  const { rows } = await sql<{ open: boolean }>`select befriending_thread_is_open(${pair}) as open`.execute(
    tx,
  );
  return rows[0]?.open ?? false;
};

const cardsOf = (tx: Tx, pair: string) =>
  tx
    .selectFrom('befriending_pair')
    .select(['newcomer_card', 'resident_card'])
    .where('id', '=', pair)
    .executeTakeFirst();

/** A message that was sent, and who reads it; undefined when the pair ended, one blocked another, or who wrote it left. */
export async function messageToTell(
  tx: Tx,
  app: FieldSealer,
  id: string,
): Promise<MessageToTell | undefined> {
  const row = await tx
    .selectFrom('befriending_message')
    .selectAll()
    .select((of) =>
      of
        .selectFrom('befriending_photo')
        .whereRef('befriending_photo.message_id', '=', 'befriending_message.id')
        .select((count) => count.fn.countAll<string>().as('photos'))
        .as('photos'),
    )
    .where('id', '=', id)
    .where('state', '=', 'sent')
    .executeTakeFirst();
  if (!row || !(await isOpen(tx, row.pair_id))) return undefined;
  const cards = await cardsOf(tx, row.pair_id);
  if (!cards) return undefined;
  const members = await membersOf(tx, app, [cards.newcomer_card, cards.resident_card]);
  const sender = members.find(({ person }) => person === row.person_id);
  if (!sender) return undefined;
  return {
    pair: row.pair_id,
    words: openField(
      app,
      { table: 'befriending_message', column: 'words_sealed', row: row.id },
      row.words_sealed,
    ),
    language: row.language,
    photos: Number(row.photos),
    sender,
    readers: members.filter(({ person }) => person !== sender.person),
  };
}

/** Keeps the words of a message in another language. Keeping it twice changes nothing. */
export async function addTranslation(
  tx: Tx,
  app: FieldSealer,
  message: string,
  language: string,
  words: string,
): Promise<void> {
  const id = randomUUID();
  await tx
    .insertInto('befriending_translation')
    .values({
      id,
      message_id: message,
      language,
      words_sealed: sealField(
        app,
        { table: 'befriending_translation', column: 'words_sealed', row: id },
        words,
      ),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The languages into which a message was translated, with the words. */
export async function translationsOf(
  tx: Tx,
  app: FieldSealer,
  message: string,
): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('befriending_translation')
    .selectAll()
    .where('message_id', '=', message)
    .execute();
  return new Map(
    rows.map((row) => [
      row.language,
      openField(
        app,
        { table: 'befriending_translation', column: 'words_sealed', row: row.id },
        row.words_sealed,
      ),
    ]),
  );
}

/** The id of the address to which somebody of a pair writes; made when there is none yet. */
export async function addressOf(tx: Tx, pair: string, person: string, now: Date): Promise<string> {
  await tx
    .insertInto('befriending_relay_address')
    .values({ id: randomUUID(), pair_id: pair, person_id: person, made_at: now, undelivered_at: null })
    .onConflict((conflict) => conflict.columns(['pair_id', 'person_id']).doNothing())
    .execute();
  const row = await tx
    .selectFrom('befriending_relay_address')
    .select('id')
    .where('pair_id', '=', pair)
    .where('person_id', '=', person)
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Whose address it is; undefined when nobody's, or of somebody who left. */
export async function correspondentOf(
  tx: Tx,
  app: FieldSealer,
  address: string,
): Promise<Correspondent | undefined> {
  const row = await tx
    .selectFrom('befriending_relay_address')
    .select(['pair_id as pair', 'person_id as person'])
    .where('id', '=', address)
    .executeTakeFirst();
  const cards = row && (await cardsOf(tx, row.pair));
  if (!cards) return undefined;
  const members = await membersOf(tx, app, [cards.newcomer_card, cards.resident_card]);
  const member = members.find(({ person }) => person === row.person);
  return member && { address, pair: row.pair, member, open: await isOpen(tx, row.pair) };
}

/** Remembers since when letters to an address do not arrive; null: they do again. */
export async function markUndelivered(tx: Tx, address: string, at: Date | null): Promise<void> {
  await tx
    .updateTable('befriending_relay_address')
    .set({ undelivered_at: at })
    .where('id', '=', address)
    .execute();
}

/** To whom of the acting organisation e-mail does not arrive: no address, and which card. */
export async function undeliveredAt(tx: Tx): Promise<{ card: string; person: string; since: Date }[]> {
  const { rows } = await sql<{ card: string; person: string; since: Date }>`
    select card_id as card, person_id as person, since from befriending_undelivered()`.execute(tx);
  return rows;
}
