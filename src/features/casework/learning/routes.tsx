import type { StaffMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { privateLinkToken } from '#core/private-links.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { CASEWORK_PATH, OWN_PLAN_PATH } from '../model/paths.ts';
import { readCase } from '../model/read-case.ts';
import {
  enrolAtSchool,
  leaveSchool,
  recordLearning,
  SCHOOL_LINK,
  settleRecord,
  tellAsSchool,
} from './actions.ts';
import { CaseLearningPage } from './CaseLearningPage.tsx';
import { OwnLearningPage } from './OwnLearningPage.tsx';
import type { LearningRefusal } from './RecordFields.tsx';
import { readLearningData } from './read-fields.ts';
import { readCaseLearning, readOwnLearning, readSchool } from './read-learning.ts';
import { LEARNING_KINDS, type LearningKind, learningPath, OWN_LEARNING_PATH, schoolPath } from './rules.ts';
import { SchoolPage } from './SchoolPage.tsx';

const LEARNING = `${CASEWORK_PATH}/:case{${UUID_PATTERN}}/learning` as const;
const SCHOOL = '/school/:link{[\\w-]{43}}' as const;
const READS = { allow: 'caseworker', purpose: 'case' } as const;
const BY_LINK = { allow: 'anyone', teamLanguages: true } as const;

const REFUSALS: readonly LearningRefusal[] = [
  'no-day',
  'too-long',
  'bsn',
  'incomplete',
  'changed-elsewhere',
  'no-school',
  'school-known',
  'closed',
];
const refusalOf = (refusal: string): LearningRefusal =>
  REFUSALS.find((known) => known === refusal) ?? 'incomplete';
const kindIn = (text: string): LearningKind | undefined => LEARNING_KINDS.find((kind) => kind === text);

async function showLearning(
  ctx: RequestContext<StaffMember>,
  refused?: { form: LearningKind | 'school' | undefined; refusal: LearningRefusal },
): Promise<Response> {
  const { app } = ctx;
  const read = await readCase(
    ctx,
    { id: ctx.param('case'), page: `${CASEWORK_PATH}/:case/learning` },
    (tx, file) => readCaseLearning(tx, app, file),
  );
  if (!read) return ctx.notFound();
  return ctx.render(
    <CaseLearningPage
      page={{ ...ctx.page, path: learningPath(read.file.id) }}
      token={ctx.formToken()}
      formKey={ctx.keptFormKey(LEARNING)}
      settleKey={ctx.newFormKey(`${LEARNING}/settle`)}
      enrolKey={ctx.keptFormKey(`${LEARNING}/school`)}
      {...read}
      schools={read.schools.map((school) => ({
        ...school,
        url: `${app.publicUrl}/${ctx.language}${schoolPath(privateLinkToken(app, SCHOOL_LINK, school.id))}`,
      }))}
      today={amsterdamDate(app.now())}
      typed={ctx.form}
      refused={refused}
      saved={ctx.query.has('saved')}
    />,
    refused ? (refused.refusal === 'changed-elsewhere' ? 409 : 422) : 200,
  );
}

async function showSchool(
  ctx: RequestContext,
  refused?: { kind: string; refusal: LearningRefusal },
): Promise<Response> {
  const link = ctx.param('link');
  const wanted = ctx.form.get('learner') || (ctx.query.get('learner') ?? '');
  const read = await ctx.readPublic((tx) => readSchool(tx, ctx.app, link, wanted));
  if (!read) return ctx.notFound();
  return ctx.render(
    <SchoolPage
      page={{ ...ctx.page, path: schoolPath(link) }}
      link={link}
      {...read}
      token={ctx.formToken()}
      formKey={ctx.keptFormKey(SCHOOL)}
      today={amsterdamDate(ctx.app.now())}
      typed={ctx.form}
      refused={refused}
      saved={ctx.query.has('saved')}
    />,
    refused ? 422 : 200,
  );
}

/** How somebody learns Dutch: for the guide, for a school behind its link, and for the newcomer. */
export const learningRoutes: Route[] = [
  get(LEARNING, READS, (ctx) => showLearning(ctx)),
  post(LEARNING, { ...READS, action: recordLearning }, async (ctx, run) => {
    const { form } = ctx;
    const kind = kindIn(form.get('kind'));
    if (!kind) return ctx.redirect(learningPath(ctx.param('case')));
    const recorded = await run({
      form: ctx.formKey(kind),
      case: ctx.param('case'),
      kind,
      source: form.get('source'),
      day: form.get('day'),
      data: readLearningData(kind, form),
      words: form.get('words'),
    });
    if (recorded.ok) return ctx.redirect(`${learningPath(ctx.param('case'))}?saved`);
    if (recorded.refusal === 'not-found') return ctx.notFound();
    return showLearning(ctx, { form: kind, refusal: refusalOf(recorded.refusal) });
  }),
  post(`${LEARNING}/settle`, { ...READS, action: settleRecord }, async (ctx, run) => {
    const record = ctx.form.get('record');
    const settled = await run({
      form: ctx.formKey(record),
      case: ctx.param('case'),
      record,
      step: ctx.form.get('step'),
    });
    if (settled.ok) return ctx.redirect(`${learningPath(ctx.param('case'))}?saved`);
    return showLearning(ctx, { form: undefined, refusal: 'changed-elsewhere' });
  }),
  post(`${LEARNING}/school`, { ...READS, action: enrolAtSchool }, async (ctx, run) => {
    const { get: field } = ctx.form;
    const enrolled = await run({
      form: ctx.formKey(),
      case: ctx.param('case'),
      school: field('school'),
      name: field('name'),
      contact: field('contact'),
    });
    if (enrolled.ok) return ctx.redirect(`${learningPath(ctx.param('case'))}?saved`);
    if (enrolled.refusal === 'not-found') return ctx.notFound();
    return showLearning(ctx, { form: 'school', refusal: refusalOf(enrolled.refusal) });
  }),
  post(`${LEARNING}/school/leave`, { ...READS, action: leaveSchool }, async (ctx, run) => {
    const left = await run({
      case: ctx.param('case'),
      school: ctx.form.get('school'),
      step: ctx.form.get('step'),
    });
    if (left.ok) return ctx.redirect(`${learningPath(ctx.param('case'))}?saved`);
    return showLearning(ctx, { form: undefined, refusal: 'changed-elsewhere' });
  }),
  get(SCHOOL, BY_LINK, (ctx) => showSchool(ctx)),
  post(SCHOOL, { ...BY_LINK, action: tellAsSchool }, async (ctx, run) => {
    const { form } = ctx;
    const kind = kindIn(form.get('kind'));
    if (!kind) return ctx.redirect(schoolPath(ctx.param('link')));
    const learner = form.get('learner');
    const told = await run({
      link: ctx.param('link'),
      form: ctx.formKey(`${learner} ${kind}`),
      learner,
      kind,
      day: form.get('day'),
      data: readLearningData(kind, form),
      words: form.get('words'),
    });
    if (told.ok) return ctx.redirect(`${schoolPath(ctx.param('link'))}?saved&learner=${learner}`);
    if (told.refusal === 'not-found') return ctx.notFound();
    return showSchool(ctx, { kind, refusal: refusalOf(told.refusal) });
  }),
  get(OWN_LEARNING_PATH, { allow: 'newcomer', purpose: 'own-plan' }, async (ctx) => {
    const own = await ctx.readOwn((tx) => readOwnLearning(tx, ctx.app));
    if (!own) return ctx.redirect(OWN_PLAN_PATH);
    return ctx.render(<OwnLearningPage page={ctx.page} {...own} today={amsterdamDate(ctx.app.now())} />);
  }),
];
