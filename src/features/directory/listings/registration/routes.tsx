import { signFormTimestamp } from '#core/http/form-timestamp.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { hashToken } from '#core/private-links.ts';
import { withinRateLimit } from '#core/rate-limit.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { availabilityOn } from '../../catalogue/availability.ts';
import { townOf } from '../model/publish.ts';
import { findListing } from '../model/queries.ts';
import { type ListingFlaw, listingFlaws, previewInitiative } from '../model/rules.ts';
import type { Listing, ListingForm } from '../model/types.ts';
import { changeListing, registerListing } from './actions.ts';
import { type ListingFormRefusal, RegistrationPage } from './RegistrationPage.tsx';
import { emptyListingForm, readListingForm } from './read-form.ts';

const REGISTRATION_RATE_LIMIT = { perNetwork: [20, 600], overall: [200, 600] } as const;
const NUMBER_FLAWS: readonly ListingFlaw[] = ['places', 'ages'];
const REFUSALS = ['not-right', 'too-often', 'changed-elsewhere', 'not-understood'] as const;

const listingOf = (ctx: RequestContext): Promise<Listing | undefined> =>
  ctx.readPublic((tx) => findListing(tx, { link: hashToken(ctx.param('link')) }));
const ownerPath = (ctx: RequestContext): string => `/register/${ctx.param('link')}`;
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
  const flaws = listingFlaws(form, townOf(form), amsterdamDate(now)).filter(
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
    if (!(await withinRateLimit(app, 'register', clientNetwork, REGISTRATION_RATE_LIMIT)))
      return showForm(ctx, listingForm, { refusal: 'too-often' });
    const registered = await run({
      idempotencyKey: ctx.formKey(),
      language,
      form: listingForm,
      send: form.get('what') !== 'later',
      stamp: form.get('stamp'),
      trap: form.get('fax'),
    });
    return registered.ok
      ? ctx.redirect(`/register/${registered.value}?new`)
      : showForm(ctx, listingForm, { refusal: registered.refusal });
  }),
  get('/register/:link/change', { allow: 'anyone', teamLanguages: true }, async (ctx) => {
    const listing = await listingOf(ctx);
    if (!listing) return ctx.notFound();
    const form = availabilityOn(listing.form, amsterdamDate(ctx.app.now()));
    return showForm(ctx, form, { action: `${ownerPath(ctx)}/change`, seenVersion: listing.version });
  }),
  post(
    '/register/:link/change/keep',
    { allow: 'anyone', withoutAction: 'redisplay', teamLanguages: true },
    async (ctx) => {
      const listing = await listingOf(ctx);
      if (!listing) return ctx.notFound();
      return showForm(ctx, sentForm(ctx), {
        action: `${ownerPath(ctx)}/change`,
        showPreview: ctx.form.get('what') === 'look',
        seenVersion: Number(ctx.form.get('seen')),
      });
    },
  ),
  post(
    '/register/:link/change',
    { allow: 'anyone', teamLanguages: true, action: changeListing },
    async (ctx, run) => {
      const listing = await listingOf(ctx);
      if (!listing) return ctx.notFound();
      const form = sentForm(ctx);
      const seenVersion = Number(ctx.form.get('seen'));
      const send = ctx.form.get('what') !== 'later';
      const changed = await run({ link: ctx.param('link'), form, send, seenVersion });
      if (changed.ok) return ctx.redirect(ownerPath(ctx));
      return showForm(ctx, form, {
        action: `${ownerPath(ctx)}/change`,
        refusal: changed.refusal,
        // An owner who is told that the listing changed elsewhere decides by sending the form again.
        seenVersion: changed.refusal === 'changed-elsewhere' ? listing.version : seenVersion,
        current: listing.form,
      });
    },
  ),
];
