import type { TeamMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { post, type Route } from '#core/http/route.ts';
import { readTexts } from '../edition/programme.ts';
import { EDITION_PATH, loadEditionForTeam, teamRoute } from '../registrations/team-route.ts';
import { AnnouncementPage } from './AnnouncementPage.tsx';
import { sendAnnouncement } from './actions.ts';

async function showForm(
  ctx: RequestContext<TeamMember>,
  outcome: { sent?: { reached: number; others: number }; refusal?: boolean } = {},
): Promise<Response> {
  const loaded = await loadEditionForTeam(ctx);
  if (!loaded) return ctx.notFound();
  const { edition, people } = loaded;
  return ctx.render(
    <AnnouncementPage
      page={{ ...ctx.page, path: `/organise/${edition.id}/message` }}
      edition={edition}
      token={ctx.formToken()}
      formKey={outcome.sent ? ctx.newFormKey() : ctx.keptFormKey()}
      languages={[...new Set(people.map(({ language }) => language))]}
      group={ctx.form.get('group') || 'all'}
      texts={outcome.sent ? {} : readTexts(ctx.form.get, ['subject', 'words'])}
      {...outcome}
    />,
    outcome.refusal ? 422 : 200,
  );
}

/** The team writes to a group of people who registered. */
export const announcementRoutes: Route[] = [
  teamRoute('/message', 'organiser', 'organising', (ctx) => showForm(ctx)),
  post(
    `${EDITION_PATH}/message`,
    { allow: 'organiser', action: sendAnnouncement, purpose: 'organising' },
    async (ctx, run) => {
      const { get } = ctx.form;
      const result = await run({
        edition: ctx.param('edition'),
        idempotencyKey: ctx.formKey(),
        group: get('group'),
        texts: readTexts(get, ['subject', 'words']),
      });
      return result.ok ? showForm(ctx, { sent: result.value }) : showForm(ctx, { refusal: true });
    },
  ),
];
