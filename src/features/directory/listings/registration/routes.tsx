import type { Owner } from '#core/access/actor.ts';
import { signFormTimestamp } from '#core/http/form-timestamp.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { type CreationLimit, withinCreationLimit } from '#core/rate-limit.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { availabilityOn } from '../../catalogue/availability.ts';
import { certainTownOf, townOf } from '../model/meant-town.ts';
import { findListing } from '../model/queries.ts';
import { withNextDates } from '../model/repeat.ts';
import { type ListingFlaw, listingFlaws, previewInitiative } from '../model/rules.ts';
import type { Listing, ListingForm } from '../model/types.ts';
import { OWNER_PATH } from '../owner-sessions/rules.ts';
import { keepOwnerSession } from '../owner-sessions/session-cookie.ts';
import { changeListing, registerListing } from './actions.ts';
import { type ListingFormRefusal, RegistrationPage } from './RegistrationPage.tsx';
import { emptyListingForm, readListingForm } from './read-form.ts';

/** Listings: a municipality that lists its initiatives in one afternoon, at one address. */
const LISTING_LIMIT: CreationLimit = {
  subject: 'register',
  perNetwork: [20, 600],
  perRecipient: [40, 86_400],
  overall: [200, 600],
};
const NUMBER_FLAWS: readonly ListingFlaw[] = ['places', 'ages'];
const REFUSALS = ['not-right', 'too-often', 'changed-elsewhere', 'not-understood'] as const;

const CHANGE_PATH = `${OWNER_PATH}/change` as const;

const listingOf = (ctx: RequestContext<Owner>): Promise<Listing | undefined> =>
  ctx.readPublic((tx) => findListing(tx, { link: ctx.actor.link }));
const sentForm = ({ form }: RequestContext): ListingForm => readListingForm(form.get, form.getAll);

interface FormState {
  /** Where the form goes, without the language. */
  action?: string;
  refusal?: string;
  showPreview?: boolean;
  /** The version of the listing that the owner saw. */
  seenVersion?: number;
  /** The listing's form as somebody else changed it meanwhile. */
  current?: ListingForm;
}

function showForm(ctx: RequestContext, form: ListingForm, state: FormState = {}): Response {
  const { action = '/register', showPreview = false, seenVersion, current } = state;
  const refusal: ListingFormRefusal | undefined = REFUSALS.find((known) => known === state.refusal);
  const now = ctx.app.now();
  // A form that cannot be parsed shows only what is no number; what is still missing is shown when it can.
  const flaws = listingFlaws(form, certainTownOf(form), amsterdamDate(now)).filter(
    (flaw) => refusal === 'not-right' || (refusal === 'not-understood' && NUMBER_FLAWS.includes(flaw)),
  );
  const status = refusal === 'too-often' ? 429 : refusal === 'changed-elsewhere' ? 409 : refusal ? 422 : 200;
  return ctx.render(
    <RegistrationPage
      page={{ ...ctx.page, path: action }}
      form={form}
      formKey={action === '/register' ? ctx.keptFormKey(action) : undefined}
      token={ctx.formToken()}
      stamp={ctx.form.get('stamp') || signFormTimestamp(ctx.app)}
      action={action}
      flaws={flaws}
      preview={previewInitiative(form, townOf(form), now)}
      showPreview={showPreview}
      sentValue={ctx.form.get}
      refusal={refusal}
      current={current}
      {...(seenVersion === undefined ? {} : { seenVersion })}
    />,
    status,
  );
}

export const registrationRoutes: Route[] = [
  get('/register', { allow: 'anyone', teamLanguages: true }, (ctx) =>
    showForm(ctx, emptyListingForm(ctx.language)),
  ),
  post('/register/keep', { allow: 'anyone', withoutAction: 'redisplay', teamLanguages: true }, (ctx) =>
    showForm(ctx, sentForm(ctx), { showPreview: ctx.form.get('what') === 'look' }),
  ),
  post('/register', { allow: 'anyone', teamLanguages: true, action: registerListing }, async (ctx, run) => {
    const { app, language, form, clientNetwork } = ctx;
    const listingForm = sentForm(ctx);
    const by = { clientNetwork, recipient: listingForm.ownerEmail };
    const registered = await withinCreationLimit(app, LISTING_LIMIT, by, () =>
      run({
        idempotencyKey: ctx.formKey(),
        language,
        form: listingForm,
        send: form.get('what') !== 'later',
        stamp: form.get('stamp'),
        trap: form.get('fax'),
        device: { ownDevice: form.get('device') !== 'shared', earlier: ctx.cookie('owner') },
      }),
    );
    if (!registered.ok) return showForm(ctx, listingForm, { refusal: registered.refusal });
    if (registered.value.session) keepOwnerSession(ctx, registered.value.session);
    return ctx.redirect(`${OWNER_PATH}?new`);
  }),
  get(CHANGE_PATH, { allow: 'owner', teamLanguages: true }, async (ctx) => {
    const listing = await listingOf(ctx);
    if (!listing) return ctx.notFound();
    const today = amsterdamDate(ctx.app.now());
    const form = withNextDates(availabilityOn(listing.form, today), today);
    return showForm(ctx, form, { action: CHANGE_PATH, seenVersion: listing.version });
  }),
  post(
    `${CHANGE_PATH}/keep`,
    { allow: 'owner', withoutAction: 'redisplay', teamLanguages: true },
    async (ctx) => {
      const listing = await listingOf(ctx);
      if (!listing) return ctx.notFound();
      return showForm(ctx, sentForm(ctx), {
        action: CHANGE_PATH,
        showPreview: ctx.form.get('what') === 'look',
        seenVersion: Number(ctx.form.get('seen')),
      });
    },
  ),
  post(CHANGE_PATH, { allow: 'owner', teamLanguages: true, action: changeListing }, async (ctx, run) => {
    const listing = await listingOf(ctx);
    if (!listing) return ctx.notFound();
    const form = sentForm(ctx);
    const seenVersion = Number(ctx.form.get('seen'));
    const send = ctx.form.get('what') !== 'later';
    const changed = await run({ form, send, seenVersion });
    if (changed.ok) return ctx.redirect(OWNER_PATH);
    return showForm(ctx, form, {
      action: CHANGE_PATH,
      refusal: changed.refusal,
      // An owner who is told that the listing changed elsewhere decides by sending the form again.
      seenVersion: changed.refusal === 'changed-elsewhere' ? listing.version : seenVersion,
      current: listing.form,
    });
  }),
];
