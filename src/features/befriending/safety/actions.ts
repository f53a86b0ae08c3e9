import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { rlsContextOf } from '#core/access/actor.ts';
import { actingAs } from '#core/db/rls-context.ts';
import { deterministicId, formSource, privateLinkHash, privateLinkToken } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { withdrawConsent } from '#features/consents';
import { findPool, membersOf } from '../model/queries.ts';
import { tellOfReport } from './mail.ts';
import { addReport, blockPerson, handleReport, peopleMet, unblockPerson } from './queries.ts';
import {
  MAX_REPORT_LENGTH,
  MAX_REPORT_NAME_LENGTH,
  MAX_REPORT_NOTE_LENGTH,
  MAX_REPORT_REACH_LENGTH,
  REPORT_ABOUT,
  REPORT_KINDS,
  reportPromise,
} from './rules.ts';

/** The kind of the private link of a report. */
export const REPORT_LINK = 'befriending-report';

/**
 * Reports that something is not right. It goes to the organisation, or to the team of the site when it is about the organisation
 * or names none. The other is not told, and nobody needs a key card or a connection for it.
 */
export const reportTrouble = action({
  name: 'befriending.report',
  allow: 'anyone',
  input: z.object({
    idempotencyKey: formSource,
    kind: z.enum(REPORT_KINDS),
    about: z.enum(REPORT_ABOUT),
    /** The card that the page showed. */
    card: z.uuid().nullable(),
    /** The listing of the organisation. */
    pool: z.uuid().nullable(),
    name: z.string().trim().max(MAX_REPORT_NAME_LENGTH),
    words: z.string().trim().max(MAX_REPORT_LENGTH),
    reach: z.string().trim().max(MAX_REPORT_REACH_LENGTH),
    language: z.string().max(8),
  }),
  run: async ({ tx, app, actor, now }, input) => {
    const id = deterministicId(app, REPORT_LINK, input.idempotencyKey);
    const linkHash = privateLinkHash(app, REPORT_LINK, id);
    const pool = input.pool ? await findPool(tx, { listing: input.pool }) : undefined;
    const person = actor.kind === 'newcomer' ? actor.person : null;
    // Only whom the page could show: an id from elsewhere would tell whether there is such a card.
    const met = person && input.about === 'card' ? await peopleMet(tx, app) : [];
    const promisedOn = reportPromise(amsterdamDate(now));
    const toTeam = !pool || input.about === 'organisation';
    const added = await actingAs(tx, { ...rlsContextOf(actor), link: linkHash }, () =>
      addReport(tx, app, {
        id,
        linkHash,
        pool: pool?.listing ?? null,
        toTeam,
        reporter: person,
        aboutCard: met.some(({ card }) => card === input.card) ? input.card : null,
        kind: input.kind,
        about: input.name || null,
        words: input.words || null,
        reach: input.reach || null,
        language: input.language,
        receivedAt: now,
        promisedOn,
      }),
    );
    if (added && !toTeam) await tellOfReport(tx, app, { id, initiative: pool.initiative, promisedOn });
    return ok(privateLinkToken(app, REPORT_LINK, id));
  },
});

const noteInput = z.object({
  report: z.uuid(),
  note: z.string().trim().max(MAX_REPORT_NOTE_LENGTH),
});

/** The organisation notes what it did about a report. */
export const handleOwnReport = action({
  name: 'befriending.handle-report',
  allow: 'member',
  input: noteInput,
  run: async ({ tx, app, now }, { report, note }) => {
    if (!note) return refuse('no-note');
    return (await handleReport(tx, app, report, note, now)) ? ok(null) : refuse('changed');
  },
});

/** The team of the site notes what it did about a report. */
export const handleTeamReport = action({
  name: 'befriending.handle-report-as-team',
  allow: 'answerer',
  input: noteInput,
  run: async ({ tx, app, now }, { report, note }) => {
    if (!note) return refuse('no-note');
    return (await handleReport(tx, app, report, note, now)) ? ok(null) : refuse('changed');
  },
});

/** Blocks somebody whom one met here, in both directions and everywhere. In the same circle, who blocks leaves it. */
export const blockMetPerson = action({
  name: 'befriending.block',
  allow: 'newcomer',
  input: z.object({ member: z.uuid() }),
  run: async ({ tx, app, actor, now }, { member }) => {
    const other = (await peopleMet(tx, app)).find((met) => met.member === member);
    if (!other) return refuse('gone');
    if (other.sameCircle) {
      const own = (await membersOf(tx, app, [other.card])).find(({ person }) => person === actor.person);
      if (own) await withdrawConsent(tx, own.consent, now);
    }
    await blockPerson(tx, app, actor.person, other, now);
    return ok(null);
  },
});

/** Takes a block back. */
export const unblockMetPerson = action({
  name: 'befriending.unblock',
  allow: 'newcomer',
  input: z.object({ id: z.uuid() }),
  run: async ({ tx, actor }, { id }) =>
    (await unblockPerson(tx, actor.person, id)) ? ok(null) : refuse('gone'),
});
