import { newIdempotencyKey } from '#core/http/csrf.ts';
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
import { changeOwnListing, registerListing } from './actions.ts';
import { RegistrationPage, type RegistrationRefusal } from './RegistrationPage.tsx';
import { emptyListingForm, readListingForm } from './read-form.ts';

const TRIES = { perNetwork: [20, 600], overall: [200, 600] } as const;
const NUMBERS: readonly ListingFlaw[] = ['places', 'ages'];
const KNOWN = ['not-right', 'too-often', 'changed-elsewhere', 'not-understood'] as const;

const mineOf = (ctx: RequestContext): Promise<Listing | undefined> =>
  ctx.readPublic((tx) => findListing(tx, { link: hashToken(ctx.param('link')) }));
const own = (ctx: RequestContext): string => `/register/${ctx.param('link')}`;
const typedIn = ({ form }: RequestContext): ListingForm => readListingForm(form.get, form.getAll);

function show(
  ctx: RequestContext,
  form: ListingForm,
  more: { action?: string; refusal?: string; look?: boolean; seen?: number; now?: ListingForm } = {},
): Response {
  const { action = '/register', look, seen } = more;
  const refusal: RegistrationRefusal | undefined = KNOWN.find((known) => known === more.refusal);
  const now = ctx.app.now();
  // What is too long or no number is said before what is still missing.
  const flaws = listingFlaws(form, townOf(form), amsterdamDate(now)).filter(
    (flaw) => refusal === 'not-right' || (refusal === 'not-understood' && NUMBERS.includes(flaw)),
  );
  const status = refusal === 'too-often' ? 429 : refusal === 'changed-elsewhere' ? 409 : refusal ? 422 : 200;
  return ctx.render(
    <RegistrationPage
      page={{ ...ctx.page, path: action }}
      form={form}
      idempotencyKey={ctx.form.get('once') || newIdempotencyKey()}
      token={ctx.formToken()}
      stamp={ctx.form.get('stamp') || signFormTimestamp(ctx.app)}
      action={action}
      flaws={flaws}
      preview={previewInitiative(form, townOf(form), now)}
      looks={Boolean(look)}
      typed={ctx.form.get}
      refusal={refusal}
      now={more.now}
      {...(seen === undefined ? {} : { seen })}
    />,
    status,
  );
}

export const registrationRoutes: Route[] = [
  get('/register', { allow: 'anyone', teamLanguages: true }, (ctx) =>
    show(ctx, emptyListingForm(ctx.language)),
  ),
  post('/register/keep', { allow: 'anyone', redisplay: true, teamLanguages: true }, (ctx) =>
    show(ctx, typedIn(ctx), { look: ctx.form.get('what') === 'look' }),
  ),
  post('/register', { allow: 'anyone', teamLanguages: true, action: registerListing }, async (ctx, run) => {
    const { app, language, form, clientNetwork } = ctx;
    const typed = typedIn(ctx);
    if (!(await withinRateLimit(app, 'register', clientNetwork, TRIES)))
      return show(ctx, typed, { refusal: 'too-often' });
    const send = form.get('what') !== 'later';
    const sending = { stamp: form.get('stamp'), trap: form.get('fax') };
    const said = { idempotencyKey: form.get('once'), language, form: typed, send, ...sending };
    const done = await run(said);
    return done.ok
      ? ctx.redirect(`/register/${done.value}?new`)
      : show(ctx, typed, { refusal: done.refusal });
  }),
  get('/register/:link/change', { allow: 'anyone', teamLanguages: true }, async (ctx) => {
    const mine = await mineOf(ctx);
    if (!mine) return ctx.notFound();
    const form = availabilityOn(mine.form, amsterdamDate(ctx.app.now()));
    return show(ctx, form, { action: `${own(ctx)}/change`, seen: mine.version });
  }),
  post(
    '/register/:link/change/keep',
    { allow: 'anyone', redisplay: true, teamLanguages: true },
    async (ctx) => {
      const mine = await mineOf(ctx);
      if (!mine) return ctx.notFound();
      const { get } = ctx.form;
      const more = {
        action: `${own(ctx)}/change`,
        look: get('what') === 'look',
        seen: Number(get('seen')),
      };
      return show(ctx, typedIn(ctx), more);
    },
  ),
  post(
    '/register/:link/change',
    { allow: 'anyone', teamLanguages: true, action: changeOwnListing },
    async (ctx, run) => {
      const mine = await mineOf(ctx);
      if (!mine) return ctx.notFound();
      const { get } = ctx.form;
      const form = typedIn(ctx);
      const said = {
        link: ctx.param('link'),
        form,
        send: get('what') !== 'later',
        seen: Number(get('seen')),
      };
      const done = await run(said);
      if (done.ok) return ctx.redirect(own(ctx));
      // Whoever was told that it changed elsewhere decides with the next tap.
      const seen = done.refusal === 'changed-elsewhere' ? mine.version : said.seen;
      return show(ctx, form, {
        action: `${own(ctx)}/change`,
        refusal: done.refusal,
        seen,
        now: mine.form,
      });
    },
  ),
];
