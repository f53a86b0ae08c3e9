import { z } from 'zod';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { deterministicId } from '#core/private-links.ts';
import { DAY_MS } from '#core/time/durations.ts';
import { badgeIndex, findBadge, shownReading } from '../registrations/badge-reading.ts';
import { type CheckInItem, type ItemAnswer, WALK_IN_CODE, walkInCode } from './protocol.ts';
import {
  type BadgeHolder,
  badgesOf,
  type CheckInEvent,
  eventsById,
  insertEvents,
  listBadgeHolders,
  lockCheckIn,
  updateArrivals,
} from './queries.ts';
import { undoMoment } from './rules.ts';
import { membersOfWalkIn, registerWalkIn } from './walk-in.ts';

const MAX_READING_LENGTH = 500;
const MAX_WALK_IN_PARTY = 8;

const sent = { id: z.uuid(), at: z.iso.datetime(), device: z.string().trim().max(40) };

/** One item as a phone sends it. */
const checkInItem: z.ZodType<CheckInItem> = z.discriminatedUnion('kind', [
  z.object({ ...sent, kind: z.literal('scan'), text: z.string().max(MAX_READING_LENGTH) }),
  z.object({
    ...sent,
    kind: z.literal('undo'),
    code: z.string().max(60),
    seen: z.iso.datetime().nullable(),
  }),
  z.object({
    ...sent,
    kind: z.literal('walk-in'),
    name: z.string().trim().max(60),
    people: z.int().min(1).max(MAX_WALK_IN_PARTY),
    language: z.string().max(8),
  }),
]);

const itemId = z.object({ id: z.string().max(60) });

/** Who sends, and to which edition. */
export interface Recorder {
  tx: Tx;
  app: AppContext;
  editionId: string;
  /** The name of the team member: it stands for a device that has none. */
  by: string;
}

/** Of an older clock than this, or of one that runs ahead, the moment of receipt counts. */
const MAX_ITEM_AGE_MS = 60 * DAY_MS;

/**
 * Records what a phone or desk sent, each item once, and answers of every item whom it is about. An item that is not
 * understood holds up no other.
 */
export async function recordItems(recorder: Recorder, sent: readonly unknown[]): Promise<ItemAnswer[]> {
  const { tx, app, editionId } = recorder;
  await lockCheckIn(tx, editionId);
  const items: CheckInItem[] = [];
  const notUnderstood: ItemAnswer[] = [];
  for (const raw of sent) {
    const parsed = checkInItem.safeParse(raw);
    if (parsed.success) items.push(withOwnMoment(parsed.data, recorder));
    else
      notUnderstood.push({ id: itemId.safeParse(raw).data?.id ?? '', outcome: 'not-understood', people: [] });
  }
  const walkIns = await walkInMembers(recorder, items);
  const badges = await badgesOf(tx, editionId);
  const index = badgeIndex(badges.keys());
  const memberOf = (text: string): string | undefined => {
    const badge = findBadge(index, text);
    return badge === undefined ? walkIns.get(text) : badges.get(badge);
  };
  const eventsByItem = new Map(items.map((item) => [item.id, eventsOf(app, item, memberOf)]));
  const events = [...eventsByItem.values()].flat();
  await insertEvents(tx, editionId, events, app.now());
  const stored = await eventsById(
    tx,
    editionId,
    events.map(({ id }) => id),
  );
  const ids = [...new Set([...stored.values()].flatMap(({ memberId }) => memberId ?? []))];
  await updateArrivals(tx, editionId, ids);
  const holders = ids.length ? await listBadgeHolders(tx, editionId, { ids }) : [];
  const holderById = new Map(holders.map((holder) => [holder.id, holder]));
  const answers = items.map((item): ItemAnswer => {
    const people = (eventsByItem.get(item.id) ?? []).flatMap(
      ({ id }) => holderById.get(stored.get(id)?.memberId ?? '') ?? [],
    );
    const known = item.kind === 'undo' ? 'undone' : 'here';
    return { id: item.id, outcome: people.length ? known : 'unknown', people: people.map(answered) };
  });
  return [...notUnderstood, ...answers];
}

/** On a phone whose clock runs ahead nobody arrives later than now. */
function withOwnMoment<T extends CheckInItem>(item: T, { app, by }: Recorder): T {
  const now = app.now();
  const at = new Date(item.at);
  const isPlausible = at <= now && now.getTime() - at.getTime() <= MAX_ITEM_AGE_MS;
  return { ...item, at: (isPlausible ? at : now).toISOString(), device: item.device || by };
}

/** Registers who walked in. @returns the ids of all members that these items name by the phone's own code */
async function walkInMembers(
  { tx, app, editionId }: Recorder,
  items: readonly CheckInItem[],
): Promise<Map<string, string>> {
  const members = new Map<string, string>();
  const remember = (id: string, memberIds: readonly string[]) => {
    for (const [index, memberId] of memberIds.entries()) members.set(walkInCode(id, index), memberId);
  };
  for (const item of items)
    if (item.kind === 'walk-in') remember(item.id, await registerWalkIn(tx, app, editionId, item));
  for (const item of items) {
    if (item.kind !== 'undo' || members.has(item.code)) continue;
    const walkIn = WALK_IN_CODE.exec(item.code)?.[1];
    if (walkIn) remember(walkIn, await membersOfWalkIn(tx, app, editionId, walkIn));
  }
  return members;
}

/** The records that one item makes; an undo of nobody makes none. */
function eventsOf(
  app: AppContext,
  item: CheckInItem,
  memberOf: (text: string) => string | undefined,
): CheckInEvent[] {
  const { id, device } = item;
  const at = new Date(item.at);
  if (item.kind === 'scan')
    return [
      { id, kind: 'scan', code: shownReading(item.text), memberId: memberOf(item.text) ?? null, at, device },
    ];
  if (item.kind === 'undo') {
    const memberId = memberOf(item.code);
    const moment = undoMoment(at, item.seen ? new Date(item.seen) : null);
    return memberId ? [{ id, kind: 'undo', code: item.code, memberId, at: moment, device }] : [];
  }
  return Array.from({ length: item.people }, (_, index) => walkInCode(id, index)).flatMap((code) => {
    const memberId = memberOf(code);
    const source = { application: ['walk-in', code] as const };
    const eventId = deterministicId(app, 'check-in-event', source);
    return memberId ? [{ id: eventId, kind: 'scan' as const, code, memberId, at, device }] : [];
  });
}

const answered = ({ code, name, arrival, cancelled }: BadgeHolder): ItemAnswer['people'][number] => ({
  code,
  name,
  where: '',
  at: arrival?.at.toISOString() ?? null,
  device: arrival?.device ?? '',
  cancelled,
});
