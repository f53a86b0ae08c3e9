import type { Owner, StaffMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { OWN_COLLABORATIONS_PATH, POLICY_COLLABORATIONS_PATH } from '../model/paths.ts';
import type { JoinerPermission } from '../model/tellers.ts';
import { joinAs } from './actions.ts';
import { JOIN_REFUSALS, JoinPage, type JoinRefusal } from './JoinPage.tsx';
import { readJoiner } from './read-joiner.ts';

type Joiner = Owner | StaffMember;

const BASES = { member: OWN_COLLABORATIONS_PATH, policy: POLICY_COLLABORATIONS_PATH } as const;

async function showJoin(ctx: RequestContext<Joiner>, base: string, refusal?: JoinRefusal): Promise<Response> {
  const { actor, app, form, query } = ctx;
  const found = await readJoiner(app, actor, ctx.param('id'));
  if (!found) return ctx.notFound();
  const { collaboration, joiner, own } = found;
  const path = `${base}/join/${collaboration.id}`;
  return ctx.render(
    <JoinPage
      page={{ ...ctx.page, path }}
      base={base}
      collaboration={collaboration}
      name={joiner.name}
      own={own}
      typed={
        refusal
          ? {
              named: form.get('named') === '1',
              introduce: form.get('introduce') === '1',
              email: form.get('email').slice(0, 200),
            }
          : {
              named: own?.named ?? true,
              introduce: own === undefined || own.email !== '',
              email: own?.email ?? '',
            }
      }
      token={ctx.formToken()}
      formKey={ctx.keptFormKey(`${base}/join/:id`)}
      refusal={refusal}
      done={query.has('done')}
    />,
    refusal ? 422 : 200,
  );
}

const routesFor = (allow: JoinerPermission): Route[] => {
  const base = BASES[allow];
  const path = `${base}/join/:id{${UUID_PATTERN}}` as const;
  return [
    get(path, { allow, teamLanguages: true }, (ctx) => showJoin(ctx, base)),
    post(path, { allow, teamLanguages: true, action: joinAs[allow] }, async (ctx, run) => {
      const { get: field } = ctx.form;
      const joined = await run({
        idempotencyKey: ctx.formKey(),
        collaboration: ctx.param('id'),
        step: field('step'),
        named: field('named') === '1',
        introduce: field('introduce') === '1',
        email: field('email'),
        language: ctx.language,
      });
      if (joined.ok) return ctx.redirect(`${base}/join/${ctx.param('id')}?done`);
      const refusal = JOIN_REFUSALS.find((known) => known === joined.refusal);
      return joined.refusal === 'not-found' ? ctx.notFound() : showJoin(ctx, base, refusal ?? 'no-email');
    }),
  ];
};

/** "We do this too" and "we want this", by initiatives and municipalities. */
export const joiningRoutes: Route[] = [...routesFor('member'), ...routesFor('policy')];
