import { z } from 'zod';
import { action } from '#core/access/action.ts';
import type { TeamMember } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { actingAs } from '#core/db/rls-context.ts';
import { deterministicId, hashToken, privateLinkHash } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { allInitiatives } from '../../catalogue/queries.ts';
import { followSourceText } from '../machine-translation/requests.ts';
import { ownerLinkToken } from '../model/mail.ts';
import { certainTownOf } from '../model/meant-town.ts';
import { publish } from '../model/publish.ts';
import { findListing, insertListing, updateListing, withdrawInitiative } from '../model/queries.ts';
import { listingFlaws, toListingForm } from '../model/rules.ts';
import type { Listing, ListingForm } from '../model/types.ts';
import { addCardWithUnusedWords } from '../recovery-card/actions.ts';
import { listingFormSchema } from '../registration/actions.ts';
import { emailFormerAddress, emailTeamNews } from './mail.ts';
import { keeperOf, listingVersions, replaceOwnerLink } from './queries.ts';
import { stateBefore, stepsOf } from './rules.ts';

const MAX_REASON_LENGTH = 1_000;
const listing = z.uuid();
const seenVersion = z.int32();
const reason = z.string().trim().max(MAX_REASON_LENGTH);

/**
 * Hides a listing for a while, or shows it again; removes it or refuses what waits, with a reason. Its owner gets an e-mail
 * with the reason and with what they can do.
 */
export const moderateListing = action({
  name: 'directory.moderate-listing',
  allow: 'organiser',
  input: z.object({ listing, seenVersion, step: z.enum(['hide', 'show', 'remove', 'refuse']), reason }),
  run: async ({ tx, app, now }, input) => {
    const found = await findListing(tx, { id: input.listing });
    if (!found) return refuse('not-found');
    if (!stepsOf(found.state).includes(input.step)) return refuse('changed-elsewhere');
    if ((input.step === 'remove' || input.step === 'refuse') && !input.reason) return refuse('no-reason');
    const news = await takeStep(tx, found, input.step, input, now);
    if (!news) return refuse('changed-elsewhere');
    await emailTeamNews(tx, app, found, {
      news,
      reason: input.reason,
      idempotencyKey: `${found.id}:${found.version}`,
    });
    return ok(null);
  },
});

/** @returns what the owner is told; undefined when somebody else changed the listing meanwhile */
async function takeStep(
  tx: Tx,
  found: Listing,
  step: 'hide' | 'show' | 'remove' | 'refuse',
  { seenVersion: seen, reason: stateReason }: { seenVersion: number; reason: string },
  now: Date,
) {
  const moveTo = (state: Listing['state']) => {
    const pausedUntil = state === 'paused' ? found.pausedUntil : null;
    return updateListing(tx, found.id, { state, stateReason, pausedUntil }, now, seen);
  };
  switch (step) {
    case 'hide':
      if (!(await moveTo('hidden'))) return undefined;
      await withdrawInitiative(tx, found, 'hidden');
      return 'hidden' as const;
    case 'remove':
      if (!(await moveTo('removed'))) return undefined;
      await withdrawInitiative(tx, found, 'removed');
      return 'removed' as const;
    case 'refuse':
      return (await moveTo('refused')) ? ('refused' as const) : undefined;
    case 'show': {
      const state = stateBefore((await listingVersions(tx, found.id)).map((version) => version.state));
      if (!(await moveTo(state))) return undefined;
      if (state === 'public') await publish(tx, found, found.confirmedAt ?? now);
      else if (state === 'paused') await withdrawInitiative(tx, found, 'paused');
      return 'shown' as const;
    }
  }
}

/**
 * Changes a listing for its owner, who gets an e-mail about it. When the team writes down another address, the former one is
 * told too. That the team changed something is no confirmation by the owner.
 */
export const changeListingAsTeam = action({
  name: 'directory.change-listing-as-team',
  allow: 'organiser',
  input: z.object({ listing, form: listingFormSchema, seenVersion }),
  run: async ({ tx, app, actor, now }, input) => {
    const found = await findListing(tx, { id: input.listing });
    if (!found || found.state === 'draft') return refuse('not-found');
    if (listingFlaws(input.form, certainTownOf(input.form), amsterdamDate(now)).length)
      return refuse('not-right');
    return (await saveAsTeam(tx, app, actor, found, input.form, input.seenVersion, now))
      ? ok(null)
      : refuse('changed-elsewhere');
  },
});

/** Puts an earlier version of a listing back: what it said then. Its state and the address of its owner stay as they are. */
export const restoreListing = action({
  name: 'directory.restore-listing',
  allow: 'organiser',
  input: z.object({ listing, number: z.int32(), seenVersion }),
  run: async ({ tx, app, actor, now }, input) => {
    const found = await findListing(tx, { id: input.listing });
    const version = (await listingVersions(tx, input.listing)).find(({ number }) => number === input.number);
    if (!found || found.state === 'draft' || !version) return refuse('not-found');
    // A version from before the form had some of its fields keeps what these say now.
    const form = { ...found.form, ...version.form, ownerEmail: found.form.ownerEmail };
    return (await saveAsTeam(tx, app, actor, found, form, input.seenVersion, now))
      ? ok(null)
      : refuse('changed-elsewhere');
  },
});

async function saveAsTeam(
  tx: Tx,
  app: AppContext,
  actor: TeamMember,
  before: Listing,
  form: ListingForm,
  seen: number,
  now: Date,
): Promise<boolean> {
  if (!(await updateListing(tx, before.id, { form }, now, seen))) return false;
  // The texts in other languages belong to the holder of the link; the server keeps them in step for whoever changes the first.
  await actingAs(tx, { link: privateLinkHash(app, 'listing', before.id) }, () =>
    followSourceText(tx, app, before, form, now),
  );
  if (before.state === 'public') await publish(tx, { ...before, form }, before.confirmedAt ?? now);
  const after = { ...before, form, ownerEmail: form.ownerEmail || null };
  if (before.ownerEmail && before.ownerEmail !== after.ownerEmail) await emailFormerAddress(tx, app, before);
  await emailTeamNews(tx, app, after, {
    news: 'changed',
    reason: '',
    // Somebody who saves ten times in an afternoon sends one letter.
    idempotencyKey: `${before.id}:${actor.key}:${amsterdamDate(now)}`,
  });
  return true;
}

/**
 * Gives the owner a new private link, and closes what earlier links, cards and devices opened. It goes by e-mail; without an
 * address the team prints words for them.
 */
export const renewOwnerLink = action({
  name: 'directory.renew-owner-link',
  allow: 'organiser',
  input: z.object({ listing, seenTurn: z.int32() }),
  run: async ({ tx, app, now }, input) => {
    const found = await findListing(tx, { id: input.listing });
    if (!found || found.state === 'draft') return refuse('not-found');
    const renewed = { ...found, linkTurn: input.seenTurn + 1 };
    const hash = hashToken(ownerLinkToken(app, renewed));
    if (!(await replaceOwnerLink(tx, found, { turn: renewed.linkTurn, hash })))
      return refuse('changed-elsewhere');
    const sent = await emailTeamNews(tx, app, renewed, {
      news: 'renewed',
      reason: '',
      idempotencyKey: `${found.id}:link:${renewed.linkTurn}`,
    });
    if (!sent) await addCardWithUnusedWords(tx, app, renewed, now, { byTeam: true });
    return ok({ sent });
  },
});

/** Makes the team the keeper of an initiative that nobody keeps: from then on imports leave it alone. @returns the listing */
export const adoptInitiative = action({
  name: 'directory.adopt-initiative',
  allow: 'organiser',
  input: z.object({ initiative: z.uuid(), language: z.string().max(8) }),
  run: async ({ tx, app, actor, now }, input) => {
    // Whose link is for one meeting sees no listings, so not whether somebody keeps it either.
    if (actor.scope !== null) return refuse('not-found');
    const keeper = await keeperOf(tx, input.initiative);
    if (keeper) return ok(keeper);
    const [initiative] = await allInitiatives(tx, { ids: [input.initiative] });
    if (!initiative) return refuse('not-found');
    const id = deterministicId(app, 'listing', { application: ['adopted', initiative.id] });
    const state = initiative.status === 'active' ? ('public' as const) : ('hidden' as const);
    const adopted = {
      id,
      language: input.language,
      form: toListingForm(initiative),
      state,
      claimedInitiativeId: initiative.id,
      linkHash: privateLinkHash(app, 'listing', id),
      vouchHash: privateLinkHash(app, 'vouch', id),
    };
    await insertListing(tx, adopted, now);
    if (state === 'public') await publish(tx, adopted, initiative.confirmedAt ?? now);
    else await withdrawInitiative(tx, adopted, 'hidden');
    return ok(id);
  },
});
