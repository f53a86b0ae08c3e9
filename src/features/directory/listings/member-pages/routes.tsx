import { can } from '#core/access/actor.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { membershipsOfAccount } from '../members/queries.ts';
import { OWNER_PATH } from '../owner-sessions/rules.ts';
import { keepOwnerSession } from '../owner-sessions/session-cookie.ts';
import { AccountStartPage } from './AccountStartPage.tsx';
import { openListingWithAccount } from './actions.ts';

/** What somebody with an account works for, and opening one of them. */
export const memberPageRoutes: Route[] = [
  get('/account/start', { allow: 'account', teamLanguages: true }, async (ctx) => {
    const { account, name, guideOf, strong } = ctx.actor;
    const memberships = await inTransaction(ctx.app.db, { account }, membershipsOfAccount);
    return ctx.render(
      <AccountStartPage
        page={ctx.page}
        token={ctx.formToken()}
        name={name}
        memberships={memberships}
        guideOf={guideOf}
        strong={strong}
        ended={ctx.query.has('ended')}
      />,
    );
  }),
  post(
    '/account/open',
    { allow: 'account', teamLanguages: true, action: openListingWithAccount },
    async (ctx, run) => {
      const opened = await run({ listing: ctx.form.get('listing'), earlier: ctx.cookie('owner') });
      if (!opened.ok) return ctx.redirect('/account/start?ended');
      keepOwnerSession(ctx, opened.value);
      return ctx.redirect(can(opened.value.owner, 'owner') ? OWNER_PATH : `${OWNER_PATH}/requests`);
    },
  ),
];
