import { get, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { CASEWORK_PATH, OWN_PLAN_PATH } from '../model/paths.ts';
import { factsOf, findEvents } from '../model/queries.ts';
import { readCase } from '../model/read-case.ts';
import { CountsPage } from './CountsPage.tsx';
import { findTermChanges, findTerms, ownCaseOfTerms } from './queries.ts';
import { isTermRule } from './rule-title.ts';
import { OwnWhyPage, WhyPage } from './WhyPage.tsx';

const RULE = ':rule{[A-Z]+(?:-[A-Za-z0-9]+)*}' as const;

/** "Why this date?": for the guide of a case, and for the newcomer whose case it is. */
export const clockRoutes: Route[] = [
  get(
    `${CASEWORK_PATH}/:case{${UUID_PATTERN}}/why/${RULE}`,
    { allow: 'caseworker', purpose: 'case' },
    async (ctx) => {
      const rule = ctx.param('rule');
      if (!isTermRule(rule)) return ctx.notFound();
      const read = await readCase(
        ctx,
        { id: ctx.param('case'), page: `${CASEWORK_PATH}/:case/why` },
        async (tx, file) => ({
          file,
          terms: await findTerms(tx, file.id, rule),
          changes: await findTermChanges(tx, file.id, rule),
        }),
      );
      if (!read) return ctx.notFound();
      return ctx.render(<WhyPage page={ctx.page} rule={rule} {...read} />);
    },
  ),
  get(
    `${CASEWORK_PATH}/:case{${UUID_PATTERN}}/counts`,
    { allow: 'caseworker', purpose: 'case' },
    async (ctx) => {
      const read = await readCase(
        ctx,
        { id: ctx.param('case'), page: `${CASEWORK_PATH}/:case/counts` },
        async (tx, file) => ({ file, facts: factsOf(file, await findEvents(tx, ctx.app, file.id)) }),
      );
      if (!read) return ctx.notFound();
      return ctx.render(<CountsPage page={ctx.page} today={amsterdamDate(ctx.app.now())} {...read} />);
    },
  ),
  get(`${OWN_PLAN_PATH}/why/${RULE}`, { allow: 'newcomer', purpose: 'own-plan' }, async (ctx) => {
    const rule = ctx.param('rule');
    if (!isTermRule(rule)) return ctx.notFound();
    const read = await ctx.readOwn(async (tx) => {
      const id = await ownCaseOfTerms(tx);
      if (id === undefined) return undefined;
      return { terms: await findTerms(tx, id, rule), changes: await findTermChanges(tx, id, rule) };
    });
    if (!read) return ctx.redirect(OWN_PLAN_PATH);
    return ctx.render(<OwnWhyPage page={ctx.page} rule={rule} {...read} />);
  }),
];
