import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';
import { ok, type Result, refuse } from '#core/result.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { closeTakenUp } from '#features/signals';
import type {
  Bottleneck,
  BottleneckEvent,
  BottleneckEventDetail,
  BottleneckSource,
  BottleneckSourceKind,
  BottleneckText,
} from './rules.ts';
import { mayFollow, standingOf } from './standing.ts';
import { columnsOf, detailOf } from './tables.ts';

/** A bottleneck to be added. */
export interface NewBottleneck {
  id: string;
  tenant: string;
  municipality: string;
  /** The words, at least those in `language`. */
  texts: BottleneckText[];
  /** The language in which it was said first. */
  language: string;
  source: BottleneckSource;
  handedFrom?: string | undefined;
  /** `people` of `of` agreed, by published figures; at least ten. */
  agreed?: { people: number; of: number } | undefined;
}

/**
 * Adds what stands in the way as `proposed`; nobody outside its municipality sees it before it is adopted. Adding it again
 * changes nothing. The transaction must act for who makes policy at its tenant, or as `voice`.
 * @returns its id; of a statement, a question of signals or a proposal that was taken up before, the id that it has
 */
export async function addBottleneck(tx: Tx, bottleneck: NewBottleneck, now: Date): Promise<string> {
  const { id, tenant, source } = bottleneck;
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('bottleneck')
    .values({
      id,
      tenant_id: tenant,
      municipality: bottleneck.municipality,
      language: bottleneck.language,
      source_kind: source.kind,
      source_id: source.id ?? null,
      handed_from: bottleneck.handedFrom ?? null,
      made_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 0n) {
    const known = await tx
      .selectFrom('bottleneck')
      .select('id')
      .where((where) =>
        where.or([
          where('id', '=', id),
          where.and([
            where('tenant_id', '=', tenant),
            where('source_kind', '=', source.kind),
            where('source_id', '=', source.id ?? null),
          ]),
        ]),
      )
      .executeTakeFirst();
    return known?.id ?? id;
  }
  await addBottleneckTexts(tx, id, bottleneck.texts, now);
  await insertEvent(tx, id, 1, { kind: 'proposed', agreed: bottleneck.agreed }, { at: now });
  return id;
}

/** Adds words of a bottleneck: of each language the latest counts. */
export async function addBottleneckTexts(
  tx: Tx,
  bottleneck: string,
  texts: readonly BottleneckText[],
  now: Date,
): Promise<void> {
  if (texts.length === 0) return;
  await tx
    .insertInto('bottleneck_text')
    .values(texts.map((text) => ({ bottleneck_id: bottleneck, ...text, made_at: now })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** What is said with an event, and when it happened. */
export interface EventCircumstances {
  /** Its id; the same id sent twice is written once. */
  id?: string | undefined;
  at: Date;
  texts?: readonly BottleneckText[] | undefined;
  /** The number of the last event that its writer saw; another one since then is refused. */
  after?: number | undefined;
}

/**
 * Writes down what happened with a bottleneck. The transaction must act for who makes policy at its tenant, or as `voice`.
 * @returns the id of the event; `not-now` where it cannot follow on how the bottleneck stands, `changed-elsewhere` when something
 * else happened since `after`
 */
export async function recordBottleneckEvent(
  tx: Tx,
  bottleneck: string,
  detail: BottleneckEventDetail,
  circumstances: EventCircumstances,
): Promise<Result<string, 'not-found' | 'not-now' | 'changed-elsewhere'>> {
  // Two that are written at once wait for each other here, so that each follows on what it says it follows on.
  await sql`select pg_advisory_xact_lock(hashtext('bottleneck events'), hashtext(${bottleneck}))`.execute(tx);
  const known = await findBottleneck(tx, bottleneck);
  if (!known) return refuse('not-found');
  const { id, after, at } = circumstances;
  if (id !== undefined && known.events.some((event) => event.id === id)) return ok(id);
  const last = known.events.at(-1)?.number ?? 0;
  if (after !== undefined && after !== last) return refuse('changed-elsewhere');
  if (!mayFollow(standingOf(known, amsterdamDate(at)), detail)) return refuse('not-now');
  const event = await insertEvent(tx, bottleneck, last + 1, detail, circumstances);
  // What signals asked is answered with it, so that it is asked again only when it is still counted months later.
  if (detail.kind === 'answered' && known.source.kind === 'signal') await closeTakenUp(tx, bottleneck, at);
  return ok(event);
}

async function insertEvent(
  tx: Tx,
  bottleneck: string,
  number: number,
  detail: BottleneckEventDetail,
  { id = randomUUID(), at, texts = [] }: EventCircumstances,
): Promise<string> {
  await tx
    .insertInto('bottleneck_event')
    .values({ id, bottleneck_id: bottleneck, number, at, ...columnsOf(detail) })
    .execute();
  await addEventTexts(tx, id, texts, at);
  return id;
}

/** Adds words of an event, such as an answer in another language: of each language the latest counts. */
export async function addEventTexts(
  tx: Tx,
  event: string,
  texts: readonly BottleneckText[],
  now: Date,
): Promise<void> {
  if (texts.length === 0) return;
  await tx
    .insertInto('bottleneck_event_text')
    .values(texts.map((text) => ({ event_id: event, ...text, made_at: now })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** A voice that says an event aloud. */
export interface EventAudio {
  language: string;
  contentType: string;
  content: Buffer;
}

/** Adds a voice to an event: of each language the latest counts. */
export async function addEventAudio(tx: Tx, event: string, audio: EventAudio, now: Date): Promise<void> {
  await tx
    .insertInto('bottleneck_event_audio')
    .values({
      event_id: event,
      language: audio.language,
      content_type: audio.contentType,
      content: audio.content,
      made_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The latest voice of an event in a language. */
export async function findEventAudio(
  tx: Tx,
  event: string,
  language: string,
): Promise<EventAudio | undefined> {
  return tx
    .selectFrom('bottleneck_event_audio')
    .select(['language', 'content_type as contentType', 'content'])
    .where('event_id', '=', event)
    .where('language', '=', language)
    .orderBy('made_at', 'desc')
    .executeTakeFirst();
}

/** Which bottlenecks. */
export interface BottleneckSelector {
  ids?: readonly string[] | undefined;
  tenant?: string | undefined;
  municipality?: string | undefined;
  /** Only what came from these, e.g. the statements of a conversation. */
  source?: { kind: BottleneckSourceKind; ids: readonly string[] } | undefined;
}

/** The bottlenecks that whoever acts may see, with everything that happened; the oldest first. */
export async function listBottlenecks(tx: Tx, selector: BottleneckSelector = {}): Promise<Bottleneck[]> {
  const { ids: wanted, tenant, municipality, source } = selector;
  if (wanted?.length === 0 || source?.ids.length === 0) return [];
  let query = tx
    .selectFrom('bottleneck')
    .select([
      'id',
      'tenant_id as tenant',
      'municipality',
      'language',
      'source_kind',
      'source_id',
      'handed_from as handedFrom',
    ])
    .orderBy('made_at')
    .orderBy('id');
  if (wanted) query = query.where('id', 'in', wanted);
  if (tenant !== undefined) query = query.where('tenant_id', '=', tenant);
  if (municipality !== undefined) query = query.where('municipality', '=', municipality);
  if (source) query = query.where('source_kind', '=', source.kind).where('source_id', 'in', source.ids);
  const rows = await query.execute();
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const texts = Map.groupBy(
    await tx
      .selectFrom('bottleneck_text')
      .distinctOn(['bottleneck_id', 'language'])
      .select(['bottleneck_id', 'language', 'words', 'reviewed'])
      .where('bottleneck_id', 'in', ids)
      .orderBy('bottleneck_id')
      .orderBy('language')
      .orderBy('made_at', 'desc')
      .execute(),
    ({ bottleneck_id }) => bottleneck_id,
  );
  const events = await eventsOf(tx, ids);
  return rows.map(({ source_kind, source_id, ...row }) => ({
    ...row,
    source: { kind: source_kind, id: source_id ?? undefined },
    texts: (texts.get(row.id) ?? []).map(({ language, words, reviewed }) => ({ language, words, reviewed })),
    events: events.get(row.id) ?? [],
  }));
}

async function eventsOf(tx: Tx, bottlenecks: readonly string[]): Promise<Map<string, BottleneckEvent[]>> {
  const rows = await tx
    .selectFrom('bottleneck_event')
    .selectAll()
    .where('bottleneck_id', 'in', bottlenecks)
    .orderBy('number')
    .execute();
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const texts = Map.groupBy(
    await tx
      .selectFrom('bottleneck_event_text')
      .distinctOn(['event_id', 'language'])
      .select(['event_id', 'language', 'words', 'reviewed'])
      .where('event_id', 'in', ids)
      .orderBy('event_id')
      .orderBy('language')
      .orderBy('made_at', 'desc')
      .execute(),
    ({ event_id }) => event_id,
  );
  const audio = Map.groupBy(
    await tx
      .selectFrom('bottleneck_event_audio')
      .select(['event_id', 'language'])
      .distinct()
      .where('event_id', 'in', ids)
      .orderBy('language')
      .execute(),
    ({ event_id }) => event_id,
  );
  const events = new Map<string, BottleneckEvent[]>();
  for (const row of rows) {
    const event: BottleneckEvent = {
      ...detailOf(row),
      id: row.id,
      number: row.number,
      at: row.at,
      texts: (texts.get(row.id) ?? []).map(({ language, words, reviewed }) => ({
        language,
        words,
        reviewed,
      })),
      audioLanguages: (audio.get(row.id) ?? []).map(({ language }) => language),
    };
    events.set(row.bottleneck_id, [...(events.get(row.bottleneck_id) ?? []), event]);
  }
  return events;
}

/** One bottleneck that whoever acts may see. */
export async function findBottleneck(tx: Tx, id: string): Promise<Bottleneck | undefined> {
  const [found] = await listBottlenecks(tx, { ids: [id] });
  return found;
}

/**
 * The bottlenecks that came from something that people said, with the answers to them: for whoever said it, in the same channel.
 * @param source e.g. `{ kind: 'statement', ids: [statement] }`
 */
export const answersFor = (
  tx: Tx,
  source: { kind: BottleneckSourceKind; ids: readonly string[] },
): Promise<Bottleneck[]> => listBottlenecks(tx, { source });
