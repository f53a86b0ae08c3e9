import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { hashToken } from '#core/private-links.ts';
import { PARTNER_PATH } from '../model/paths.ts';
import { findCollaboration } from '../model/queries.ts';
import { answerByLink } from './actions.ts';
import { PartnerPage } from './PartnerPage.tsx';
import { partnerByLink } from './queries.ts';

const LINK_PATH = `${PARTNER_PATH}/:link{[A-Za-z0-9_-]{43}}` as const;

async function showPartner(ctx: RequestContext): Promise<Response> {
  const link = ctx.param('link');
  const asked = await ctx.readPublic(async (tx) => {
    const partner = await partnerByLink(tx, hashToken(link));
    const collaboration = partner && (await findCollaboration(tx, partner.collaboration));
    return collaboration && { partner, collaboration };
  });
  if (!asked) return ctx.notFound();
  return ctx.render(
    <PartnerPage
      page={{ ...ctx.page, path: `${PARTNER_PATH}/${link}` }}
      {...asked}
      token={ctx.formToken()}
      done={ctx.query.has('done')}
    />,
  );
}

/** A partner reads what is told, and says whether its name may stand there. */
export const partnerRoutes: Route[] = [
  get(LINK_PATH, { allow: 'anyone', teamLanguages: true }, showPartner),
  post(LINK_PATH, { allow: 'anyone', teamLanguages: true, action: answerByLink }, async (ctx, run) => {
    const answered = await run({ link: ctx.param('link'), answer: ctx.form.get('answer') });
    if (answered.ok) return ctx.redirect(`${PARTNER_PATH}/${ctx.param('link')}?done`);
    return answered.refusal === 'not-understood' ? showPartner(ctx) : ctx.notFound();
  }),
];
