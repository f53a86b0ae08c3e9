import { get, post, type Route } from '#core/http/route.ts';
import { signOut, signOutElsewhere } from './actions.ts';
import { SignedOutPage } from './SignedOutPage.tsx';

export const sessionRoutes: Route[] = [
  post('/close', { allow: 'newcomer', action: signOut }, async (ctx, run) => {
    await run({});
    ctx.clearDevice('newcomer');
    return ctx.redirect('/closed');
  }),
  post('/close/others', { allow: 'newcomer', action: signOutElsewhere }, async (ctx, run) => {
    await run({});
    return ctx.redirect('/my-data?closed');
  }),
  get('/closed', { allow: 'anyone' }, (ctx) => ctx.render(<SignedOutPage page={ctx.page} />)),
];
