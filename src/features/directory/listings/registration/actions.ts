import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { formAgeSeconds } from '#core/http/form-timestamp.ts';
import { deterministicId, idSource, privateLinkHash, privateLinkToken } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { spamSignal } from '#core/spam-check.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import {
  ACCESS_FEATURES,
  AUDIENCES,
  AVAILABILITIES,
  CONTACT_FORMS,
  GIFTS,
  GOALS,
  LEVELS,
  SAFEGUARDS,
  SIGN_LANGUAGES,
  SPOKEN_LANGUAGES,
} from '#features/vocabulary/rules.ts';
import { followSourceText } from '../machine-translation/requests.ts';
import { emailOwner } from '../model/mail.ts';
import { certainTownOf } from '../model/meant-town.ts';
import { publish } from '../model/publish.ts';
import { addListing, findListing, updateListing } from '../model/queries.ts';
import {
  listingFlaws,
  MAX_COORDINATOR_LENGTH,
  MAX_PRACTICAL_LENGTH,
  MAX_SUMMARY_LENGTH,
  MAX_WEEKLY_TIMES,
} from '../model/rules.ts';
import { LISTING_FEATURES, type ListingForm } from '../model/types.ts';
import { startOwnerSession } from '../owner-sessions/session.ts';

const text = (maxLength: number) => z.string().trim().max(maxLength);
const number = z.int32().min(0).max(9999).nullable();

const timeRow = z.object({
  weekday: z.int32(),
  from: text(10),
  to: text(10),
  repeat: text(30).default(''),
  next: text(20).default(''),
});
const codes = <Code extends string>(known: readonly Code[]) => z.array(z.enum(known)).max(known.length);

/** The form: what is too long is refused; what is missing is checked only when the form is sent. */
export const listingFormSchema: z.ZodType<ListingForm> = z.object({
  organisation: text(120),
  name: text(120),
  summary: text(MAX_SUMMARY_LENGTH),
  textLanguage: z.enum(SPOKEN_LANGUAGES),
  goals: z.array(z.enum(GOALS)).max(GOALS.length),
  online: z.boolean(),
  town: text(80),
  address: text(160),
  times: z.array(timeRow).max(MAX_WEEKLY_TIMES),
  languages: z.array(z.enum(SPOKEN_LANGUAGES)).max(SPOKEN_LANGUAGES.length),
  audience: z.enum(AUDIENCES).nullable(),
  has: z.array(z.enum(LISTING_FEATURES)).max(LISTING_FEATURES.length),
  price: text(20),
  contactForms: codes(CONTACT_FORMS),
  safeguards: codes(SAFEGUARDS),
  coordinator: text(MAX_COORDINATOR_LENGTH).transform((name) => name.replace(/\s+/g, ' ')),
  access: codes(ACCESS_FEATURES),
  signLanguages: codes(SIGN_LANGUAGES),
  giftsWanted: codes(GIFTS),
  bring: text(MAX_PRACTICAL_LENGTH),
  route: text(MAX_PRACTICAL_LENGTH),
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

/**
 * Creates a listing. With `send` it waits for others to vouch; without it, it stays a draft to continue later.
 * @returns the token of the private link and, when a `device` is given, the session that opens the listing there
 */
export const registerListing = action({
  name: 'directory.register',
  allow: 'anyone',
  input: z.object({
    idempotencyKey: idSource,
    language: z.string().max(8),
    form: listingFormSchema,
    send: z.boolean(),
    stamp: z.string().max(80).default(''),
    trap: z.string().max(2000).default(''),
    /** The device of whoever registers: whether it is their own, and the session token of another listing there. */
    device: z.object({ ownDevice: z.boolean(), earlier: z.string().max(100) }).optional(),
  }),
  run: async ({ tx, app, now }, { idempotencyKey, language, form, send, stamp, trap, device }) => {
    if (send && listingFlaws(form, certainTownOf(form), amsterdamDate(now)).length)
      return refuse('not-right');
    const id = deterministicId(app, 'listing', idempotencyKey);
    const listing = {
      id,
      language,
      form,
      state: send ? ('waiting' as const) : ('draft' as const),
      reviewReason: spamSignal({
        text: [form.organisation, form.name, form.summary, form.coordinator, form.bring, form.route].join(
          '\n',
        ),
        honeypot: trap,
        ageSeconds: formAgeSeconds(app, stamp),
      }),
      linkHash: privateLinkHash(app, 'listing', id),
      vouchHash: privateLinkHash(app, 'vouch', id),
      linkTurn: 0,
    };
    if (await addListing(tx, listing, now)) await emailOwner(tx, app, listing, 'kept');
    const session = device && (await startOwnerSession(tx, app, { listing: id, ...device }));
    return ok({ link: privateLinkToken(app, 'listing', id), session });
  },
  signsIn: ({ session }) => session?.owner,
});

/** Changes a listing. A public listing changes for everybody at once, and the change confirms it. */
export const changeListing = action({
  name: 'directory.change-listing',
  allow: 'owner',
  input: z.object({ form: listingFormSchema, send: z.boolean(), seenVersion: z.int32() }),
  run: async ({ tx, app, now, actor }, { form, ...input }) => {
    const listing = await findListing(tx, { link: actor.link });
    if (!listing) return refuse('not-found');
    const send = input.send || listing.state === 'public';
    if (send && listingFlaws(form, certainTownOf(form), amsterdamDate(now)).length)
      return refuse('not-right');
    // An owner who was reached at the address that was public already needs nobody to vouch.
    const stateWhenSent = listing.verified ? ('public' as const) : ('waiting' as const);
    // What the team refused is looked at again once it was sent again.
    const isSent = send && (listing.state === 'draft' || listing.state === 'refused');
    const state = isSent ? (listing.state === 'refused' ? 'waiting' : stateWhenSent) : listing.state;
    if (
      !(await updateListing(tx, listing.id, { form, ...(isSent ? { state } : {}) }, now, input.seenVersion))
    )
      return refuse('changed-elsewhere');
    await followSourceText(tx, app, listing, form, now);
    if (state === 'public') await publish(tx, { ...listing, form }, now);
    return ok(null);
  },
});
