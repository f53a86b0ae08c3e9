import type { Account } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { registrationOptions } from '../passkeys/options.ts';
import { AccountPage, type AccountRefusal } from './AccountPage.tsx';
import {
  changeAccountName,
  closeAccountSession,
  closeOtherAccountSessions,
  deleteAccount,
} from './actions.ts';
import { readAccount } from './read-account.ts';

const PATH = '/account/settings';

async function renderAccountPage(ctx: RequestContext<Account>, refusal?: AccountRefusal): Promise<Response> {
  const { app, actor } = ctx;
  const { email, passkeys, devices } = await readAccount(app, actor);
  return ctx.render(
    <AccountPage
      page={{ ...ctx.page, path: PATH }}
      token={ctx.formToken()}
      name={refusal === 'no-name' ? ctx.form.get('name') : actor.name}
      email={email}
      passkeys={passkeys}
      passkeyOptions={
        passkeys.length === 0 || actor.strong
          ? await registrationOptions(app, actor, { email, known: passkeys })
          : undefined
      }
      strong={actor.strong}
      isGuide={actor.guideOf !== null}
      devices={devices.map((device) => ({
        ...device,
        isThisDevice: device.tokenHash.toString('hex') === actor.sessionHash,
      }))}
      notice={(['saved', 'passkey', 'no-passkey'] as const).find((known) => ctx.query.has(known))}
      refusal={refusal}
    />,
    refusal ? 422 : 200,
  );
}

/** The own account: name, devices, signing out, deleting it. */
export const accountPageRoutes: Route[] = [
  get(PATH, { allow: 'account', teamLanguages: true }, (ctx) => renderAccountPage(ctx)),
  post(
    `${PATH}/name`,
    { allow: 'account', teamLanguages: true, action: changeAccountName },
    async (ctx, run) => {
      const changed = await run({ name: ctx.form.get('name') });
      return changed.ok ? ctx.redirect(`${PATH}?saved`) : renderAccountPage(ctx, 'no-name');
    },
  ),
  post(
    `${PATH}/others`,
    { allow: 'account', teamLanguages: true, action: closeOtherAccountSessions },
    async (ctx, run) => {
      await run({});
      return ctx.redirect(PATH);
    },
  ),
  post(
    '/account/close',
    { allow: 'account', teamLanguages: true, action: closeAccountSession },
    async (ctx, run) => {
      const closed = await run({});
      ctx.clearDevice('account');
      const tenant = closed.ok && closed.value.tenant;
      return ctx.redirect(tenant ? `/account?organisation=${tenant}` : '/account');
    },
  ),
  post(
    `${PATH}/forget`,
    { allow: 'account', teamLanguages: true, action: deleteAccount },
    async (ctx, run) => {
      const gone = await run({ sure: ctx.form.get('sure') });
      if (!gone.ok) return renderAccountPage(ctx, 'not-sure');
      ctx.clearDevice('account');
      return ctx.redirect('/account?gone');
    },
  ),
];
