import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { withinCreationLimit } from '#core/rate-limit.ts';
import { nextPage } from '../sign-in/rules.ts';
import { type SignInTenant, signInTenants } from '../tenants/queries.ts';
import { beginOrganisationSignIn, signInWithOrganisation } from './actions.ts';
import { type ChoiceRefusal, OrganisationPage } from './OrganisationPage.tsx';
import { AnswerPage, LeavingPage, RefusedPage } from './ProviderPages.tsx';
import { attemptOf, proveIdentity, providerOf, redirectUri } from './prove-identity.ts';
import { signInUrl, signOutUrl } from './provider.ts';
import {
  ANSWER_PATH,
  ATTEMPT_LIMIT,
  ATTEMPT_SECONDS,
  domainOf,
  ORGANISATION_PATH,
  type OrganisationRefusal,
} from './rules.ts';

const MAX_ANSWER_LENGTH = 4_000;

async function renderChoice(ctx: RequestContext, refusal?: ChoiceRefusal): Promise<Response> {
  const tenants = await ctx.readPublic(signInTenants);
  if (tenants.length === 0) return ctx.redirect('/account');
  return ctx.render(
    <OrganisationPage
      page={{ ...ctx.page, path: ORGANISATION_PATH }}
      token={ctx.formToken()}
      tenants={tenants}
      email={ctx.form.get('email')}
      next={nextPage(ctx.form.get('next') || (ctx.query.get('next') ?? ''))}
      chosen={ctx.form.get('tenant')}
      refusal={refusal}
    />,
    refusal === 'too-often' ? 429 : refusal ? 422 : 200,
  );
}

/** The organisation that was chosen: that of a typed address first, for who types one means it. */
function chosenTenant(ctx: RequestContext, tenants: SignInTenant[]): SignInTenant | ChoiceRefusal {
  const email = ctx.form.get('email').trim();
  if (email) return tenants.find(({ domains }) => domains.includes(domainOf(email))) ?? 'unknown-domain';
  return tenants.find(({ tenant }) => tenant === ctx.form.get('tenant')) ?? 'no-choice';
}

const refused = (ctx: RequestContext, refusal: OrganisationRefusal): Response =>
  ctx.render(<RefusedPage page={{ ...ctx.page, path: ORGANISATION_PATH }} refusal={refusal} />, 422);

/** Sends the browser on to a page elsewhere. A redirect after a form would be one that our own policy for forms forbids. */
function leave(ctx: RequestContext, name: string, url: URL): Response {
  const page = { ...ctx.page, path: ORGANISATION_PATH };
  const response = ctx.render(<LeavingPage page={page} name={name} url={url.href} />);
  response.headers.set('refresh', `0; url=${url.href}`);
  return response;
}

/** Signing in with the account of one's organisation. */
export const organisationSignInRoutes: Route[] = [
  get(ORGANISATION_PATH, { allow: 'anyone', teamLanguages: true }, (ctx) => renderChoice(ctx)),
  post(
    ORGANISATION_PATH,
    { allow: 'anyone', teamLanguages: true, action: beginOrganisationSignIn },
    async (ctx, run) => {
      const { app, language, clientNetwork } = ctx;
      const chosen = chosenTenant(ctx, await ctx.readPublic(signInTenants));
      if (typeof chosen === 'string') return renderChoice(ctx, chosen);
      const begun = await withinCreationLimit(app, ATTEMPT_LIMIT, { clientNetwork }, () =>
        run({
          tenant: chosen.tenant,
          ownDevice: ctx.form.get('device') === 'own',
          language,
          next: nextPage(ctx.form.get('next')),
          browser: ctx.cookie('account-openid'),
        }),
      );
      if (!begun.ok) return renderChoice(ctx, begun.refusal === 'too-often' ? 'too-often' : 'no-choice');
      const { provider, browser, ...checks } = begun.value;
      const url = await signInUrl(provider, app.log, { ...checks, language, redirectUri: redirectUri(app) });
      if (!url.ok) return renderChoice(ctx, url.refusal);
      ctx.setCookie(browser, ATTEMPT_SECONDS, 'account-openid');
      return leave(ctx, chosen.name, url.value);
    },
  ),
  // Where the provider sends people to. Looking uses nothing up; the form does.
  get(ANSWER_PATH, { allow: 'anyone', teamLanguages: true }, async (ctx) => {
    const { app } = ctx;
    const query = ctx.query.toString();
    if (query.length > MAX_ANSWER_LENGTH) return refused(ctx, 'not-trusted');
    const attempt = await attemptOf(app, { browser: ctx.cookie('account-openid'), query });
    if (!attempt) return refused(ctx, 'ended');
    if (attempt.language !== ctx.language) {
      const location = `/${attempt.language}${ANSWER_PATH}?${query}`;
      return new Response(null, { status: 303, headers: { location } });
    }
    return ctx.render(
      <AnswerPage page={{ ...ctx.page, path: ORGANISATION_PATH }} token={ctx.formToken()} query={query} />,
    );
  }),
  post(
    ANSWER_PATH,
    { allow: 'anyone', teamLanguages: true, action: signInWithOrganisation },
    async (ctx, run) => {
      const { app } = ctx;
      const query = ctx.form.get('answer').slice(0, MAX_ANSWER_LENGTH);
      const identity = await proveIdentity(app, { browser: ctx.cookie('account-openid'), query });
      if (!identity.ok) return refused(ctx, identity.refusal);
      const opened = await run({ identity: identity.value, earlier: ctx.cookie('account') });
      if (!opened.ok)
        return refused(ctx, REFUSALS.find((known) => known === opened.refusal) ?? 'not-trusted');
      ctx.setCookie(opened.value.token, opened.value.seconds, 'account');
      return ctx.redirect(nextPage(opened.value.next));
    },
  ),
  // After signing out here: the session at the organisation stays, until somebody ends it there too.
  get(
    `${ORGANISATION_PATH}/sign-out/:tenant{${UUID_PATTERN}}`,
    { allow: 'anyone', teamLanguages: true },
    async (ctx) => {
      const { app, language, clientNetwork } = ctx;
      const provider = await providerOf(app, ctx.param('tenant'));
      if (!provider) return ctx.notFound();
      const url = await withinCreationLimit(app, ATTEMPT_LIMIT, { clientNetwork }, () =>
        signOutUrl(provider, app.log, `${app.publicUrl}/${language}/account`),
      );
      if (!url.ok) return url.refusal === 'too-often' ? ctx.redirect('/account') : refused(ctx, url.refusal);
      return url.value ? leave(ctx, new URL(provider.issuer).hostname, url.value) : ctx.redirect('/account');
    },
  ),
];

const REFUSALS: readonly OrganisationRefusal[] = ['no-address', 'unknown-member', 'other-subject'];
