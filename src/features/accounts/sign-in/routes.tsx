import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { hashToken } from '#core/private-links.ts';
import { countAttempt, countedHash, withinCreationLimit } from '#core/rate-limit.ts';
import { signInOptions } from '../passkeys/options.ts';
import { authenticateAccount } from '../staff-accounts/authenticate.ts';
import { ACCOUNT_START } from '../staff-accounts/rules.ts';
import { signInTenants } from '../tenants/queries.ts';
import { isOwnBrowser, requestSignIn, signInByEmail } from './actions.ts';
import { CodePage, type CodeRefusal } from './CodePage.tsx';
import { EmailPage, type EmailRefusal } from './EmailPage.tsx';
import { findSignIn } from './queries.ts';
import {
  CODE_PATH,
  MAX_CODE_TRIES,
  nextPage,
  readCode,
  readWaiting,
  SIGN_IN_LIMIT,
  SIGN_IN_SECONDS,
  writeWaiting,
} from './rules.ts';
import { keepSignInWaiting } from './waiting.ts';

async function renderEmailPage(ctx: RequestContext, refusal?: EmailRefusal): Promise<Response> {
  const organisations = await ctx.readPublic(signInTenants);
  return ctx.render(
    <EmailPage
      page={{ ...ctx.page, path: '/account' }}
      token={ctx.formToken()}
      email={ctx.form.get('email')}
      next={nextPage(ctx.form.get('next') || (ctx.query.get('next') ?? ''))}
      sendsEmail={ctx.app.settings.sendsEmail !== false}
      again={ctx.query.has('again')}
      gone={ctx.query.has('gone')}
      passkeyFailed={ctx.query.has('passkey')}
      passkeyOptions={await signInOptions(ctx.app)}
      hasOrganisations={organisations.length > 0}
      leftOrganisation={organisations.find(({ tenant }) => tenant === ctx.query.get('organisation'))}
      refusal={refusal}
    />,
    refusal === 'too-often' ? 429 : refusal ? 422 : 200,
  );
}

/** The page on which the code is typed; or, where the letter was opened in the browser that asked for it, one tap. */
async function renderCodePage(ctx: RequestContext, refusal?: CodeRefusal): Promise<Response> {
  const { browser, link } = readWaiting(ctx.cookie('account-sign-in'));
  if (!browser && !link) return ctx.redirect('/account?again');
  const attempt = link
    ? await ctx.readPublic((tx) => findSignIn(tx, 'link', hashToken(link), ctx.app.now()))
    : undefined;
  const proven = attempt !== undefined && (!attempt.codeDigest || isOwnBrowser(attempt, browser));
  return ctx.render(
    <CodePage
      page={{ ...ctx.page, path: CODE_PATH }}
      token={ctx.formToken()}
      proven={proven}
      opened={link !== ''}
      refusal={refusal}
    />,
    refusal === 'too-often' ? 429 : refusal ? 422 : 200,
  );
}

/** May this code be tried? Counted apart for the browser that asked and for the letter, so that neither closes the other. */
async function mayTry(ctx: RequestContext, waiting: { browser: string; link: string }): Promise<boolean> {
  if (!readCode(ctx.form.get('code'))) return true;
  const { app } = ctx;
  const bucket = `accounts:code:${countedHash(app, waiting.browser || waiting.link)}`;
  return countAttempt(app.db, bucket, MAX_CODE_TRIES, SIGN_IN_SECONDS, app.now());
}

/** Signing in by e-mail: for people who work for an initiative or guide newcomers. */
export const signInRoutes: Route[] = [
  get('/account', { allow: 'anyone', teamLanguages: true }, async (ctx) => {
    const here = await authenticateAccount(ctx.app, ctx.cookie('account'));
    return here.kind === 'account'
      ? ctx.redirect(nextPage(ctx.query.get('next') ?? ''))
      : renderEmailPage(ctx);
  }),
  post('/account', { allow: 'anyone', teamLanguages: true, action: requestSignIn }, async (ctx, run) => {
    const email = ctx.form.get('email');
    const next = nextPage(ctx.form.get('next'));
    const by = { clientNetwork: ctx.clientNetwork, recipient: email };
    const asked = await withinCreationLimit(ctx.app, SIGN_IN_LIMIT, by, () =>
      run({ email, language: ctx.language, next }),
    );
    if (!asked.ok) return renderEmailPage(ctx, asked.refusal === 'too-often' ? 'too-often' : 'no-address');
    return keepSignInWaiting(ctx, asked.value);
  }),
  get(CODE_PATH, { allow: 'anyone', teamLanguages: true }, (ctx) => renderCodePage(ctx)),
  post(CODE_PATH, { allow: 'anyone', teamLanguages: true, action: signInByEmail }, async (ctx, run) => {
    const waiting = readWaiting(ctx.cookie('account-sign-in'));
    if (!(await mayTry(ctx, waiting))) return renderCodePage(ctx, 'too-often');
    const opened = await run({
      ...waiting,
      code: ctx.form.get('code'),
      ownDevice: ctx.form.get('device') === 'own',
      earlier: ctx.cookie('account'),
    });
    if (!opened.ok) {
      if (opened.refusal === 'no-code' || opened.refusal === 'unknown-code')
        return renderCodePage(ctx, opened.refusal);
      return renderCodePage(ctx, 'ended');
    }
    const { token, seconds, next } = opened.value;
    ctx.setCookie('', 0, 'account-sign-in');
    ctx.setCookie(token, seconds, 'account');
    return ctx.redirect(nextPage(next || ACCOUNT_START));
  }),
  // The link of a letter leaves the address at once, and waits in the cookie beside the token of the browser that asked.
  get('/account/mail/:link', { allow: 'anyone', teamLanguages: true }, (ctx) => {
    const { browser } = readWaiting(ctx.cookie('account-sign-in'));
    const waiting = writeWaiting({ browser, link: ctx.param('link').slice(0, 100).replaceAll('.', '') });
    ctx.setCookie(waiting, SIGN_IN_SECONDS, 'account-sign-in');
    return ctx.redirect(CODE_PATH);
  }),
];
