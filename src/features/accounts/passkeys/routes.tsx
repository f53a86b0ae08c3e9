import { post, type Route } from '#core/http/route.ts';
import { ACCOUNT_START } from '../staff-accounts/rules.ts';
import { forgetPasskey, registerPasskey, signInWithPasskey } from './actions.ts';

const SETTINGS = '/account/settings';

/** Signing in with a passkey; making and removing one is on the page of the account. */
export const passkeyRoutes: Route[] = [
  post(
    '/account/passkey',
    { allow: 'anyone', teamLanguages: true, action: signInWithPasskey },
    async (ctx, run) => {
      const opened = await run({
        answer: ctx.form.get('answer'),
        ownDevice: ctx.form.get('device') === 'own',
        earlier: ctx.cookie('account'),
      });
      if (!opened.ok) return ctx.redirect('/account?passkey');
      ctx.setCookie(opened.value.token, opened.value.seconds, 'account');
      return ctx.redirect(ACCOUNT_START);
    },
  ),
  post(
    `${SETTINGS}/passkey`,
    { allow: 'account', teamLanguages: true, action: registerPasskey },
    async (ctx, run) => {
      const made = await run({ answer: ctx.form.get('answer') });
      return ctx.redirect(`${SETTINGS}?${made.ok ? 'passkey' : 'no-passkey'}`);
    },
  ),
  post(
    `${SETTINGS}/passkey/forget`,
    { allow: 'account', teamLanguages: true, action: forgetPasskey },
    async (ctx, run) => {
      const gone = await run({ passkey: ctx.form.get('passkey') });
      return ctx.redirect(`${SETTINGS}${gone.ok ? '' : '?no-passkey'}`);
    },
  ),
];
