import { inScope, type TeamMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { findEdition } from '../edition/queries.ts';
import type { Edition } from '../edition/types.ts';
import { isListed, listPeople } from './people-list.ts';
import type { ListedPerson, SyncAnswer } from './protocol.ts';
import { countUnknownScans, listBadgeHolders, listUnknownScans, seatsByRegistration } from './queries.ts';

/** What the check-in page shows. */
export interface LoadedCheckIn {
  edition: Edition;
  people: ListedPerson[];
  /** Codes of nobody that wait. */
  unknownCount: number;
}

/** The edition of the path with everybody who may come in, for a member of the team whose link is for it. */
export async function loadCheckIn(ctx: RequestContext<TeamMember>): Promise<LoadedCheckIn | undefined> {
  const id = ctx.param('edition');
  if (!inScope(ctx.actor, id)) return undefined;
  return ctx.readAsTeam(id, async (tx) => {
    const edition = await findEdition(tx, { id });
    if (!edition) return undefined;
    const holders = (await listBadgeHolders(tx, id)).filter(isListed);
    const seats = await seatsByRegistration(tx, id);
    return {
      edition,
      people: listPeople(holders, seats, edition, ctx.language),
      unknownCount: await countUnknownScans(tx, id),
    };
  });
}

/** Codes of nobody, with everybody whom they may be. */
export async function loadUnknownScans(ctx: RequestContext<TeamMember>) {
  const id = ctx.param('edition');
  if (!inScope(ctx.actor, id)) return undefined;
  return ctx.readAsTeam(id, async (tx) => {
    const edition = await findEdition(tx, { id });
    if (!edition) return undefined;
    const holders = await listBadgeHolders(tx, id);
    return {
      edition,
      scans: await listUnknownScans(tx, id),
      people: listPeople(holders, await seatsByRegistration(tx, id), edition, ctx.language),
    };
  });
}

/** So much earlier than the phone asks: what was being saved when it asked last is not missed. */
const OVERLAP_MS = 120_000;

/** What a phone has to hear: everything about people that changed since it asked last; everybody when it never did. */
export async function changesFor(
  ctx: RequestContext<TeamMember>,
  sinceText: string,
): Promise<Omit<SyncAnswer, 'answers'> | undefined> {
  const id = ctx.param('edition');
  if (!inScope(ctx.actor, id)) return undefined;
  const now = ctx.app.now();
  const sinceMs = Date.parse(sinceText);
  return ctx.readAsTeam(id, async (tx) => {
    const edition = await findEdition(tx, { id });
    if (!edition) return undefined;
    const changedSince = Number.isNaN(sinceMs) ? undefined : new Date(sinceMs - OVERLAP_MS);
    const holders = await listBadgeHolders(tx, id, changedSince ? { changedSince } : {});
    const seats = await seatsByRegistration(tx, id);
    return {
      changes: listPeople(holders.filter(isListed), seats, edition, ctx.language),
      gone: holders.filter((holder) => !isListed(holder)).map(({ code }) => code),
      now: now.toISOString(),
      unknown: await countUnknownScans(tx, id),
      token: ctx.formToken(),
    };
  });
}
