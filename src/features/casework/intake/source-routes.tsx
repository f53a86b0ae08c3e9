import type { StaffMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { HandOverPage } from './HandOverPage.tsx';
import { type HandOver, type HandOverRefusal, readHandOver } from './hand-over.ts';
import { takeHandOver } from './hand-over-actions.ts';
import { readBoth, readConsents, readFile, todayOf } from './read-pages.ts';
import { CASE_INTAKE, READS, WRITES } from './routes.tsx';
import { intakePath } from './rules.ts';
import { StoriesPage, TakeOverPage } from './StoryPage.tsx';
import { takeOver } from './story-actions.ts';

const STORY = `${CASE_INTAKE}/story/:consent{${UUID_PATTERN}}` as const;
const HAND_OVER = `${CASE_INTAKE}/hand-over` as const;
/** A hand-over is a page of text; ten times that is no hand-over. */
const MAX_HAND_OVER_BYTES = 200_000;
/** Somewhat more is read, so that the page can say what to do instead. */
const MAX_UPLOAD_BYTES = 2_000_000;

type StaffContext = RequestContext<StaffMember>;

async function showStories(ctx: StaffContext): Promise<Response> {
  const file = await readFile(ctx, 'intake/story');
  if (!file) return ctx.notFound();
  const consents = await readConsents(ctx);
  return ctx.render(
    <StoriesPage
      page={ctx.page}
      file={file}
      consents={consents}
      notice={ctx.query.has('ended') ? 'ended' : undefined}
    />,
  );
}

async function showTakeOver(ctx: StaffContext, isBesideMissing = false): Promise<Response> {
  const read = await readBoth(ctx);
  if (!read) return ctx.notFound();
  if (!read.opened) return ctx.redirect(`${intakePath(ctx.param('case'))}/story?ended`);
  const noticed = (['taken', 'same'] as const).find((notice) => ctx.query.has(notice));
  return ctx.render(
    <TakeOverPage
      page={{ ...ctx.page, path: `${intakePath(ctx.param('case'))}/story/${ctx.param('consent')}` }}
      token={ctx.formToken()}
      once={() => ctx.newFormKey(STORY)}
      intake={read.intake}
      opened={read.opened}
      notice={isBesideMissing ? 'not-beside' : noticed}
    />,
    isBesideMissing ? 422 : 200,
  );
}

async function showHandOver(
  ctx: StaffContext,
  { read, refusal }: { read?: HandOver; refusal?: HandOverRefusal | 'future-day' | 'no-case' } = {},
): Promise<Response> {
  const file = await readFile(ctx, 'intake/hand-over');
  if (!file) return ctx.notFound();
  return ctx.render(
    <HandOverPage
      page={{ ...ctx.page, path: `${intakePath(file.id)}/hand-over` }}
      token={ctx.formToken()}
      once={ctx.newFormKey(HAND_OVER)}
      file={file}
      today={todayOf(ctx)}
      read={read}
      refusal={refusal}
    />,
    refusal ? 422 : 200,
  );
}

/** What an intake can start from: the newcomer's own story by consent, and the hand-over of COA. */
export const intakeSourceRoutes: Route[] = [
  get(`${CASE_INTAKE}/story`, READS, showStories),
  get(STORY, READS, (ctx) => showTakeOver(ctx)),
  post(STORY, { ...WRITES, action: takeOver }, async (ctx, run) => {
    const [caseId, consent] = [ctx.param('case'), ctx.param('consent')];
    const taken = await run({
      once: ctx.formKey(),
      caseId,
      consent,
      question: ctx.form.get('question'),
      beside: ctx.form.get('beside') === 'yes',
    });
    if (taken.ok) return ctx.redirect(`${intakePath(caseId)}/story/${consent}?${taken.value}`);
    if (taken.refusal === 'not-beside') return showTakeOver(ctx, true);
    return ctx.redirect(`${intakePath(caseId)}/story?ended`);
  }),
  get(HAND_OVER, READS, (ctx) => showHandOver(ctx)),
  post(
    `${HAND_OVER}/read`,
    { ...READS, withoutAction: 'redisplay', maxBytes: MAX_UPLOAD_BYTES },
    async (ctx) => {
      const file = ctx.form.file('file');
      if (!file || file.size === 0 || file.size > MAX_HAND_OVER_BYTES)
        return showHandOver(ctx, { refusal: file?.size ? 'not-a-file' : 'empty' });
      const read = readHandOver(await file.text());
      return showHandOver(ctx, typeof read === 'string' ? { refusal: read } : { read });
    },
  ),
  post(HAND_OVER, { ...WRITES, action: takeHandOver }, async (ctx, run) => {
    const answers = ctx.form.getAll('answer').map((line) => {
      const [question = '', ...choices] = line.split(' ');
      return { question, choices };
    });
    const taken = await run({
      once: ctx.formKey(),
      caseId: ctx.param('case'),
      day: ctx.form.get('day'),
      answers,
    });
    if (taken.ok) return ctx.redirect(`${intakePath(ctx.param('case'))}?taken`);
    const known = (['future-day', 'no-case'] as const).find((refusal) => refusal === taken.refusal);
    return showHandOver(ctx, { refusal: known ?? 'not-a-file' });
  }),
];
