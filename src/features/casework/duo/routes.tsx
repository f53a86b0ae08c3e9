import type { StaffMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { CASEWORK_PATH, casePath } from '../model/paths.ts';
import { factsOf, findEvents } from '../model/queries.ts';
import { readCase } from '../model/read-case.ts';
import { keepDuoFile } from './actions.ts';
import { DuoPage } from './DuoPage.tsx';
import { makeDuoFile } from './duo-file.ts';
import { duoFactsOf } from './facts-of-case.ts';
import { ggmFields } from './ggm.ts';
import { lastDuoFile } from './queries.ts';

const DUO = `${CASEWORK_PATH}/:case{${UUID_PATTERN}}/duo` as const;
const READS = { allow: 'caseworker', purpose: 'case' } as const;

/** What DUO hears of a case today. */
const readForDuo = (ctx: RequestContext<StaffMember>, page: string) =>
  readCase(ctx, { id: ctx.param('case'), page }, async (tx, file) => {
    const previous = await lastDuoFile(tx, file.id);
    const facts = duoFactsOf(file, factsOf(file, await findEvents(tx, ctx.app, file.id)), {
      today: amsterdamDate(ctx.app.now()),
      previous: previous?.file ?? null,
    });
    return { file, previous, facts, made: makeDuoFile(facts) };
  });

/** What DUO hears of a case, as a sheet and as a file; the product itself sends nothing to DUO. */
export const duoRoutes: Route[] = [
  get(DUO, READS, async (ctx) => {
    const read = await readForDuo(ctx, `${CASEWORK_PATH}/:case/duo`);
    if (!read) return ctx.notFound();
    const { file, previous, facts, made } = read;
    return ctx.render(
      <DuoPage
        page={ctx.page}
        token={ctx.formToken()}
        once={ctx.newFormKey(`${DUO}/keep`)}
        file={file}
        previous={previous}
        ggm={ggmFields(facts)}
        made={made.ok ? { file: made.value } : { refusals: made.refusals }}
        notice={(['kept', 'changed'] as const).find((name) => ctx.query.has(name))}
      />,
    );
  }),
  get(`${DUO}/file`, READS, async (ctx) => {
    const read = await readForDuo(ctx, `${CASEWORK_PATH}/:case/duo/file`);
    if (!read) return ctx.notFound();
    // The page says why there is no file.
    if (!read.made.ok) return ctx.redirect(`${casePath(read.file.id)}/duo`);
    return new Response(`${JSON.stringify(read.made.value, null, 2)}\n`, {
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': 'attachment; filename="duo.json"',
      },
    });
  }),
  post(`${DUO}/keep`, { ...READS, action: keepDuoFile }, async (ctx, run) => {
    const caseId = ctx.param('case');
    const done = await run({ form: ctx.formKey(), case: caseId, seen: Number(ctx.form.get('seen')) });
    if (!done.ok && done.refusal === 'not-found') return ctx.notFound();
    return ctx.redirect(`${casePath(caseId)}/duo?${done.ok ? 'kept' : 'changed'}`);
  }),
];
