import { get, post, type Route } from '#core/http/route.ts';
import { readPermissionToken } from '../mail-permission/permission-link.ts';
import { mailPermissionState } from '../mail-permission/queries.ts';
import { answerPermission } from './actions.ts';
import { PermissionPage } from './PermissionPage.tsx';

/** Where somebody says whether we may write to them. A mail scanner that only opens the link answers nothing. */
export const permissionRoutes: Route[] = [
  get('/may-we-mail/:link', { allow: 'anyone' }, async (ctx) => {
    const link = ctx.param('link');
    const asked = readPermissionToken(ctx.app, link);
    const state = asked && (await ctx.readPublic((tx) => mailPermissionState(tx, asked.key)));
    if (!asked || !state) return ctx.notFound();
    return ctx.render(
      <PermissionPage
        page={ctx.page}
        token={ctx.formToken()}
        link={link}
        kind={asked.thing.kind}
        state={state}
      />,
    );
  }),
  post('/may-we-mail/:link', { allow: 'anyone', action: answerPermission }, async (ctx, run) => {
    const link = ctx.param('link');
    const answered = await run({ token: link, answer: ctx.form.get('answer') });
    return answered.ok ? ctx.redirect(`/may-we-mail/${link}`) : ctx.notFound();
  }),
];
