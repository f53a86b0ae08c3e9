import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { formAgeSeconds } from '#core/http/form-timestamp.ts';
import { deterministicId, hashToken, privateLinkHash, privateLinkToken } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { spamSignal } from '#core/spam-check.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { AUDIENCES, AVAILABILITIES, GOALS, LEVELS, SPOKEN_LANGUAGES } from '#features/vocabulary/rules.ts';
import { emailOwner, publish, townOf } from '../model/publish.ts';
import { addListing, findListing, updateListing } from '../model/queries.ts';
import { listingFlaws } from '../model/rules.ts';
import { LISTING_FEATURES, type ListingForm } from '../model/types.ts';
import { followSourceText } from '../translation-editor/actions.ts';

const link = z.string().min(20).max(100);
const text = (most: number) => z.string().trim().max(most);
const number = z.number().int().min(0).max(9999).nullable();

/** What an owner fills in; what is too long is refused, what is missing is asked for when it is sent. */
export const listingFormSchema: z.ZodType<ListingForm> = z.object({
  organisation: text(120),
  name: text(120),
  summary: text(600),
  textLanguage: z.enum(SPOKEN_LANGUAGES),
  goals: z.array(z.enum(GOALS)).max(GOALS.length),
  online: z.boolean(),
  town: text(80),
  address: text(160),
  times: z.array(z.object({ weekday: z.number().int(), from: text(10), to: text(10) })).max(7),
  languages: z.array(z.enum(SPOKEN_LANGUAGES)).max(SPOKEN_LANGUAGES.length),
  audience: z.enum(AUDIENCES).nullable(),
  has: z.array(z.enum(LISTING_FEATURES)).max(LISTING_FEATURES.length),
  room: z.enum(AVAILABILITIES).nullable(),
  placesFree: number,
  roomUntil: text(20).nullable(),
  levelMin: z.enum(LEVELS).nullable(),
  levelMax: z.enum(LEVELS).nullable(),
  ageMin: number,
  ageMax: number,
  website: text(300),
  email: text(200),
  phone: text(40),
  ownerEmail: text(200),
});

/** Begins a listing: `send` asks others to vouch, without it it stays a draft to go on with later. @returns the own link */
export const registerListing = action({
  name: 'directory.register',
  allow: 'anyone',
  input: z.object({
    idempotencyKey: z.string().min(8).max(64),
    language: z.string().max(8),
    form: listingFormSchema,
    send: z.boolean(),
    stamp: z.string().max(80).default(''),
    trap: z.string().max(2000).default(''),
  }),
  run: async ({ tx, app, now }, said) => {
    if (said.send && listingFlaws(said.form, townOf(said.form), amsterdamDate(now)).length)
      return refuse('not-right');
    const id = deterministicId(app, 'listing', said.idempotencyKey);
    const words = [said.form.organisation, said.form.name, said.form.summary].join('\n');
    const why = spamSignal({ text: words, honeypot: said.trap, ageSeconds: formAgeSeconds(app, said.stamp) });
    const one = {
      reviewReason: why,
      id,
      language: said.language,
      form: said.form,
      state: said.send ? ('waiting' as const) : ('draft' as const),
      linkHash: privateLinkHash(app, 'listing', id),
      vouchHash: privateLinkHash(app, 'vouch', id),
    };
    if (await addListing(tx, one, now)) await emailOwner(tx, app, one, 'kept');
    return ok(privateLinkToken(app, 'listing', id));
  },
});

/** Changes a listing. What is public changes for everybody at once, and counts as confirmed. */
export const changeOwnListing = action({
  name: 'directory.change-listing',
  allow: 'anyone',
  input: z.object({ link, form: listingFormSchema, send: z.boolean(), seen: z.number().int() }),
  run: async ({ tx, app, now }, said) => {
    const mine = await findListing(tx, { link: hashToken(said.link) });
    if (!mine) return refuse('not-there');
    const send = said.send || mine.state === 'public';
    if (send && listingFlaws(said.form, townOf(said.form), amsterdamDate(now)).length)
      return refuse('not-right');
    // Who was written to at the address that is public already needs nobody to vouch.
    const begun = mine.verified ? ('public' as const) : ('waiting' as const);
    const state = send && mine.state === 'draft' ? begun : mine.state;
    if (!(await updateListing(tx, mine.id, { form: said.form, state }, now, said.seen)))
      return refuse('changed-elsewhere');
    await followSourceText(tx, app, mine, said.form, now);
    if (state === 'public') await publish(tx, { ...mine, form: said.form }, now);
    return ok(null);
  },
});
