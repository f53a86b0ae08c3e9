import { randomUUID } from 'node:crypto';
import { type Generated, type GeneratedAlways, sql } from 'kysely';
import { type FieldSealer, openField, sealField } from '#core/crypto/field-encryption.ts';
import type { Tx } from '#core/db/connection.ts';
import type { UploadedPicture } from '#core/read-picture.ts';
import { membersOf, otherSides, ownCards } from '../model/queries.ts';
import { hasMinor } from '../safety/rules.ts';
import type { HeldReason } from './rules.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    befriending_message: BefriendingMessageTable;
    befriending_photo: BefriendingPhotoTable;
    befriending_translation: BefriendingTranslationTable;
    befriending_reach: BefriendingReachTable;
    befriending_relay_address: BefriendingRelayAddressTable;
  }
}

interface BefriendingMessageTable {
  id: string;
  pair_id: string;
  person_id: string;
  language: string;
  words_sealed: string;
  via: 'page' | 'mail';
  state: 'sent' | 'held';
  held_because: HeldReason | null;
  left_out: Generated<number>;
  mail_hash: Buffer | null;
  sent_at: Date;
  number: GeneratedAlways<number>;
}

interface BefriendingPhotoTable {
  id: string;
  message_id: string;
  person_id: string;
  content_sealed: string;
  width: number;
  height: number;
}

interface BefriendingTranslationTable {
  id: string;
  message_id: string;
  language: string;
  words_sealed: string;
}

interface BefriendingReachTable {
  id: string;
  pair_id: string;
  person_id: string;
  reach_sealed: string;
  shared_at: Date;
}

interface BefriendingRelayAddressTable {
  id: string;
  pair_id: string;
  person_id: string;
  made_at: Date;
  undelivered_at: Date | null;
}

const wordsPlace = (row: string) => ({ table: 'befriending_message', column: 'words_sealed', row });
const translationPlace = (row: string) => ({ table: 'befriending_translation', column: 'words_sealed', row });
const reachPlace = (row: string) => ({ table: 'befriending_reach', column: 'reach_sealed', row });
const photoPlace = (row: string) => ({ table: 'befriending_photo', column: 'content_sealed', row });

/** A message as its writer and the other side read it. */
export interface Message {
  id: string;
  /** Who wrote it, as they are called; null: somebody who left. */
  by: string | null;
  mine: boolean;
  words: string;
  language: string;
  /** The same words by language, by a machine. */
  translations: Map<string, string>;
  photos: { id: string; width: number; height: number }[];
  state: 'sent' | 'held';
  heldBecause: HeldReason | null;
  /** So many files of an e-mail did not go along. */
  leftOut: number;
  sentAt: Date;
}

/** The conversation of a pair, as one of its people reads it. */
export interface Thread {
  pair: string;
  /** The listing of the organisation that brought them together; null of a conversation that is over. */
  pool: string | null;
  /** False: the pair ended, or is not theirs. Then there is nothing to read or write. */
  open: boolean;
  messages: Message[];
  others: { person: string; name: string }[];
  /** How the acting person said to be reached by these people; null: not said. */
  ownReach: string | null;
  /** How the others can be reached; empty until both said it. */
  reach: { name: string; reach: string }[];
  bothShare: boolean;
  /** Somebody is younger than eighteen: they stay with the conversation here. */
  minor: boolean;
  /** E-mail to the acting person does not arrive since then. */
  undeliveredAt: Date | null;
  /** The acting person. */
  person: string;
  /** What they speak. */
  languages: string[];
}

const CLOSED = (pair: string): Thread => ({
  pair,
  pool: null,
  open: false,
  messages: [],
  others: [],
  ownReach: null,
  reach: [],
  bothShare: false,
  minor: false,
  undeliveredAt: null,
  person: '',
  languages: [],
});

/** Reads the conversation of a pair. The transaction must act for somebody of it; closed for everybody else. */
export async function findThread(tx: Tx, app: FieldSealer, pair: string): Promise<Thread> {
  const { rows } = await sql<{
    person: string;
    pool: string;
    newcomer: string;
    resident: string;
  }>`select acting_person() as person, listing_id as pool, newcomer_card as newcomer, resident_card as resident from befriending_pair
     where id = ${pair} and id in (select acting_befriending_threads())`.execute(tx);
  const [own] = rows;
  if (!own) return CLOSED(pair);
  const cards = [own.newcomer, own.resident];
  const mine = (await ownCards(tx, own.person)).filter(({ id }) => cards.includes(id));
  const members = await membersOf(
    tx,
    app,
    mine.map(({ id }) => id),
  );
  const others = (await otherSides(tx, app)).filter(({ card }) => cards.includes(card));
  const names = new Map([...members, ...others].map(({ person, name }) => [person, name]));
  const reach = await tx.selectFrom('befriending_reach').selectAll().where('pair_id', '=', pair).execute();
  const reachOf = (row: (typeof reach)[number]) => openField(app, reachPlace(row.id), row.reach_sealed);
  const ownRow = reach.find(({ person_id }) => person_id === own.person);
  const bothShare = await bothShareReach(tx, pair);
  const otherPeople = new Set(others.map(({ person }) => person));
  const address = await tx
    .selectFrom('befriending_relay_address')
    .select('undelivered_at')
    .where('pair_id', '=', pair)
    .where('person_id', '=', own.person)
    .executeTakeFirst();
  return {
    pair,
    pool: own.pool,
    open: true,
    messages: await messagesOf(tx, app, pair, own.person, names),
    others: others.map(({ person, name }) => ({ person, name })),
    ownReach: ownRow ? reachOf(ownRow) : null,
    reach: bothShare
      ? reach
          .filter(({ person_id }) => otherPeople.has(person_id))
          .map((row) => ({ name: names.get(row.person_id) ?? '', reach: reachOf(row) }))
      : [],
    bothShare,
    minor: hasMinor([...members, ...others].map(({ answers }) => answers)),
    undeliveredAt: address?.undelivered_at ?? null,
    person: own.person,
    languages: members.find(({ person }) => person === own.person)?.answers.languages ?? [],
  };
}

async function messagesOf(
  tx: Tx,
  app: FieldSealer,
  pair: string,
  person: string,
  names: ReadonlyMap<string, string>,
): Promise<Message[]> {
  const rows = await tx
    .selectFrom('befriending_message')
    .selectAll()
    .where('pair_id', '=', pair)
    .orderBy('sent_at')
    .orderBy('number')
    .execute();
  const ids = rows.map(({ id }) => id);
  const translations = ids.length
    ? await tx.selectFrom('befriending_translation').selectAll().where('message_id', 'in', ids).execute()
    : [];
  const photos = ids.length
    ? await tx
        .selectFrom('befriending_photo')
        .select(['id', 'message_id', 'width', 'height'])
        .where('message_id', 'in', ids)
        .orderBy('id')
        .execute()
    : [];
  return rows.map((row) => ({
    id: row.id,
    by: names.get(row.person_id) ?? null,
    mine: row.person_id === person,
    words: openField(app, wordsPlace(row.id), row.words_sealed),
    language: row.language,
    translations: new Map(
      translations
        .filter(({ message_id }) => message_id === row.id)
        .map((text) => [text.language, openField(app, translationPlace(text.id), text.words_sealed)]),
    ),
    photos: photos
      .filter(({ message_id }) => message_id === row.id)
      .map(({ id, width, height }) => ({ id, width, height })),
    state: row.state,
    heldBecause: row.held_because,
    leftOut: row.left_out,
    sentAt: row.sent_at,
  }));
}

/** Whether both sides said how to be reached; then details may be written, too. For its people and the task `befriending`. */
export async function bothShareReach(tx: Tx, pair: string): Promise<boolean> {
  const { rows } = await sql<{ both: boolean }>`select befriending_both_share(${pair}) as both`.execute(tx);
  return rows[0]?.both ?? false;
}

/** A message to be kept. */
export interface NewMessage {
  id: string;
  pair: string;
  person: string;
  language: string;
  words: string;
  via: 'page' | 'mail';
  heldBecause: HeldReason | null;
  leftOut: number;
  /** Of the Message-ID of an e-mail. */
  mailHash: Buffer | null;
  photos: UploadedPicture[];
}

/** Keeps a message with its photos. @returns false when it was there already */
export async function addMessage(tx: Tx, app: FieldSealer, message: NewMessage, now: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('befriending_message')
    .values({
      id: message.id,
      pair_id: message.pair,
      person_id: message.person,
      language: message.language,
      words_sealed: sealField(app, wordsPlace(message.id), message.words),
      via: message.via,
      state: message.heldBecause ? 'held' : 'sent',
      held_because: message.heldBecause,
      left_out: message.leftOut,
      mail_hash: message.mailHash,
      sent_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return false;
  for (const { bytes, width, height } of message.photos) {
    const id = randomUUID();
    await tx
      .insertInto('befriending_photo')
      .values({
        id,
        message_id: message.id,
        person_id: message.person,
        content_sealed: sealField(app, photoPlace(id), bytes.toString('base64')),
        width,
        height,
      })
      .execute();
  }
  return true;
}

/** Throws away an e-mail of the acting person that waited for them. @returns whether it was there */
export async function dropHeldMessage(tx: Tx, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('befriending_message')
    .where('id', '=', id)
    .where('state', '=', 'held')
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** A photo of a conversation, for who sees its message. */
export async function findPhoto(
  tx: Tx,
  app: FieldSealer,
  pair: string,
  id: string,
): Promise<Buffer | undefined> {
  const row = await tx
    .selectFrom('befriending_photo')
    .innerJoin('befriending_message', 'befriending_message.id', 'befriending_photo.message_id')
    .select(['befriending_photo.id', 'befriending_photo.content_sealed as content'])
    .where('befriending_photo.id', '=', id)
    .where('befriending_message.pair_id', '=', pair)
    .executeTakeFirst();
  return row && Buffer.from(openField(app, photoPlace(row.id), row.content), 'base64');
}

/** The photos of a message of the acting person. */
export async function photosOf(tx: Tx, app: FieldSealer, message: string): Promise<UploadedPicture[]> {
  const rows = await tx
    .selectFrom('befriending_photo')
    .selectAll()
    .where('message_id', '=', message)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    bytes: Buffer.from(openField(app, photoPlace(row.id), row.content_sealed), 'base64'),
    width: row.width,
    height: row.height,
  }));
}

/** Says how the acting person can be reached by the other side of a pair; null takes it back. */
export async function shareReach(
  tx: Tx,
  app: FieldSealer,
  pair: string,
  person: string,
  reach: string | null,
  now: Date,
): Promise<void> {
  await tx
    .deleteFrom('befriending_reach')
    .where('pair_id', '=', pair)
    .where('person_id', '=', person)
    .execute();
  if (reach === null) return;
  const id = randomUUID();
  await tx
    .insertInto('befriending_reach')
    .values({
      id,
      pair_id: pair,
      person_id: person,
      reach_sealed: sealField(app, reachPlace(id), reach),
      shared_at: now,
    })
    .execute();
}

/** What somebody wrote and said in conversations, for their own page of data: only their own words. */
export interface OwnWords {
  messages: {
    pair: string;
    words: string;
    language: string;
    sentAt: Date;
    state: 'sent' | 'held';
    photos: number;
  }[];
  reach: { pair: string; reach: string; sharedAt: Date }[];
}

export async function ownWords(tx: Tx, app: FieldSealer, person: string): Promise<OwnWords> {
  const rows = await tx
    .selectFrom('befriending_message')
    .selectAll()
    .select((of) =>
      of
        .selectFrom('befriending_photo')
        .whereRef('befriending_photo.message_id', '=', 'befriending_message.id')
        .select((count) => count.fn.countAll<string>().as('photos'))
        .as('photos'),
    )
    .where('person_id', '=', person)
    .orderBy('sent_at')
    .orderBy('number')
    .execute();
  const reach = await tx
    .selectFrom('befriending_reach')
    .selectAll()
    .where('person_id', '=', person)
    .execute();
  return {
    messages: rows.map((row) => ({
      pair: row.pair_id,
      words: openField(app, wordsPlace(row.id), row.words_sealed),
      language: row.language,
      sentAt: row.sent_at,
      state: row.state,
      photos: Number(row.photos),
    })),
    reach: reach.map((row) => ({
      pair: row.pair_id,
      reach: openField(app, reachPlace(row.id), row.reach_sealed),
      sharedAt: row.shared_at,
    })),
  };
}

/** Deletes what pairs leave six months after they ended. The transaction must act as the task `retention`. */
export const deleteOldMessages = async (tx: Tx): Promise<void> => {
  await sql`delete from befriending_message where pair_id in (select befriending_old_threads())`.execute(tx);
};
