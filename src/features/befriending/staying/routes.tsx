import { post, type Route } from '#core/http/route.ts';
import { OWN_PATH } from '../model/paths.ts';
import { renewConsent } from './actions.ts';
import { RENEW_PATH } from './paths.ts';

export const stayingRoutes: Route[] = [
  post(
    RENEW_PATH,
    { allow: 'newcomer', purpose: 'own-befriending', action: renewConsent },
    async (ctx, run) => {
      await run({ pool: ctx.form.get('pool'), language: ctx.language });
      return ctx.redirect(OWN_PATH);
    },
  ),
];
