import type { StaffMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { isInterfaceLanguage } from '#core/i18n/languages.ts';
import { SPOKEN_LANGUAGES } from '#features/vocabulary/rules.ts';
import {
  chooseAnswer,
  completeIntake,
  openSitting,
  recordReadBack,
  recordTest,
  saveTopic,
} from './actions.ts';
import { INTAKE_NOTICES, IntakePage } from './IntakePage.tsx';
import { isTopic, questionsOf, TOPICS, type Topic } from './questions.ts';
import { caseOf, readFile, readIntake, todayOf } from './read-pages.ts';
import { intakePath } from './rules.ts';
import { type SittingFields, SittingPage, type SittingRefusal } from './SittingPage.tsx';
import { type ReadBackRefusal, SummaryPage } from './SummaryPage.tsx';
import { TopicPage, type TopicRefusal, type TypedTopic } from './TopicPage.tsx';

export const CASE_INTAKE = `/casework/:case{${UUID_PATTERN}}/intake` as const;
const TOPIC = `${CASE_INTAKE}/topic/:topic{(?:${TOPICS.join('|')})}` as const;
const TEST_RESULT = `${CASE_INTAKE}/test-result` as const;
export const READS = { allow: 'caseworker', purpose: 'case' } as const;
export const WRITES = { allow: 'caseworker', purpose: 'case' } as const;

type StaffContext = RequestContext<StaffMember>;

const isSpokenLanguage = (code: string): boolean => (SPOKEN_LANGUAGES as readonly string[]).includes(code);

const uuidsIn = (text: string): string[] => text.split(' ').filter(Boolean);

async function showIntake(ctx: StaffContext): Promise<Response> {
  const intake = await readIntake(ctx, 'intake');
  if (!intake) return ctx.notFound();
  return ctx.render(
    <IntakePage
      page={ctx.page}
      token={ctx.formToken()}
      once={ctx.newFormKey(`${CASE_INTAKE}/complete`)}
      today={todayOf(ctx)}
      intake={intake}
      notice={INTAKE_NOTICES.find((notice) => ctx.query.has(notice))}
    />,
  );
}

async function showSitting(
  ctx: StaffContext,
  typed?: { fields: SittingFields; refusal: SittingRefusal },
): Promise<Response> {
  const file = await readFile(ctx, 'intake/sitting');
  if (!file) return ctx.notFound();
  const asked = ctx.query.get('in') ?? ctx.form.get('in') ?? '';
  const fresh: SittingFields = {
    told: false,
    alone: '',
    day: todayOf(ctx),
    place: 'municipality',
    present: [],
    interpreter: '',
    // Mostly an interpreter speaks what the letters are in.
    interpreterLanguage: isSpokenLanguage(file.language) ? file.language : '',
  };
  return ctx.render(
    <SittingPage
      page={{ ...ctx.page, path: `${intakePath(file.id)}/sitting` }}
      token={ctx.formToken()}
      once={ctx.keptFormKey(`${CASE_INTAKE}/sitting`)}
      file={file}
      reader={isInterfaceLanguage(asked) ? asked : file.language}
      fields={typed?.fields ?? fresh}
      refusal={typed?.refusal}
      script={ctx.page.assets['intake-read.js']}
    />,
    typed ? 422 : 200,
  );
}

async function sendSitting(ctx: StaffContext, run: (input: unknown) => ReturnType<typeof openSitting>) {
  const { get: field, getAll } = ctx.form;
  const fields: SittingFields = {
    told: field('told') === 'yes',
    alone: field('alone'),
    day: field('day'),
    place: field('place'),
    present: getAll('present'),
    interpreter: field('interpreter'),
    interpreterLanguage: field('interpreterLanguage'),
  };
  const isChosen = ['yes', 'no'].includes(fields.alone) && fields.interpreter !== '';
  if (!isChosen) return showSitting(ctx, { fields, refusal: fields.told ? 'no-choice' : 'not-told-alone' });
  const opened = await run({
    once: ctx.formKey(),
    caseId: caseOf(ctx),
    ...fields,
    alone: fields.alone === 'yes',
    // Whoever works without an interpreter chose no language for one.
    interpreterLanguage: fields.interpreter === 'none' ? null : fields.interpreterLanguage || null,
  });
  if (opened.ok) return ctx.redirect(`${intakePath(caseOf(ctx))}?opened`);
  const { refusal } = opened;
  const known = (['not-told-alone', 'future-day', 'no-language', 'no-case'] as const).find(
    (one) => one === refusal,
  );
  return showSitting(ctx, { fields, refusal: known ?? 'no-choice' });
}

async function showTopic(
  ctx: StaffContext,
  typed?: { form?: TypedTopic; refusal: TopicRefusal },
): Promise<Response> {
  const topic = ctx.param('topic');
  const intake = await readIntake(ctx, 'intake/topic');
  if (!intake || !isTopic(topic)) return ctx.notFound();
  return ctx.render(
    <TopicPage
      page={{ ...ctx.page, path: `${intakePath(intake.file.id)}/topic/${topic}` }}
      token={ctx.formToken()}
      once={ctx.keptFormKey(TOPIC)}
      testOnce={ctx.newFormKey(TEST_RESULT)}
      today={todayOf(ctx)}
      topic={topic}
      intake={intake}
      typed={typed?.form}
      refusal={typed?.refusal ?? (ctx.query.has('test-not') ? 'test-not' : undefined)}
      notice={(['saved', 'chosen', 'test', 'same'] as const).find((notice) => ctx.query.has(notice))}
    />,
    typed ? 422 : 200,
  );
}

/** What a form of a topic says of each question that it showed. */
function sentAnswers(ctx: StaffContext, topic: Topic) {
  const fields = new Set(ctx.form.entries().map(([field]) => field));
  return questionsOf(topic)
    .filter((question) => fields.has(`seen-${question}`))
    .map((question) => {
      const values = ctx.form.getAll(question).filter(Boolean);
      const isWords = question.startsWith('words-');
      return {
        question,
        choices: isWords ? [] : values,
        ...(isWords ? { words: values.at(-1) ?? '' } : {}),
        seen: uuidsIn(ctx.form.get(`seen-${question}`)),
      };
    });
}

async function sendTopic(ctx: StaffContext, run: (input: unknown) => ReturnType<typeof saveTopic>) {
  const topic = ctx.param('topic');
  if (!isTopic(topic)) return ctx.notFound();
  const { get: field } = ctx.form;
  const answers = sentAnswers(ctx, topic);
  const sent = { source: field('source'), day: field('day'), answers };
  const saved = await run({ once: ctx.formKey(), caseId: caseOf(ctx), ...sent });
  const here = intakePath(caseOf(ctx));
  if (saved.ok) {
    const to = field('to');
    const state = saved.value.length ? 'saved' : 'same';
    return ctx.redirect(isTopic(to) ? `${here}/topic/${to}?${state}` : `${here}?saved`);
  }
  const form: TypedTopic = {
    source: sent.source,
    day: sent.day,
    values: new Map(answers.map(({ question, choices, words }) => [question, { choices, words }])),
    seen: new Map(answers.map(({ question, seen }) => [question, seen])),
  };
  const known = (['future-day', 'bsn', 'no-case'] as const).find((refusal) => refusal === saved.refusal);
  return showTopic(ctx, { form, refusal: known ?? 'not-an-answer' });
}

async function showSummary(
  ctx: StaffContext,
  typed?: { how: string; verdict: string; words: string; refusal: ReadBackRefusal },
): Promise<Response> {
  const intake = await readIntake(ctx, 'intake/summary');
  if (!intake) return ctx.notFound();
  const asked = ctx.query.get('in') ?? ctx.form.get('in') ?? '';
  return ctx.render(
    <SummaryPage
      page={{ ...ctx.page, path: `${intakePath(intake.file.id)}/summary` }}
      token={ctx.formToken()}
      once={ctx.keptFormKey(`${CASE_INTAKE}/summary`)}
      intake={intake}
      reader={isInterfaceLanguage(asked) ? asked : intake.file.language}
      typed={typed}
      refusal={typed?.refusal}
      script={ctx.page.assets['intake-read.js']}
    />,
    typed ? 422 : 200,
  );
}

const numberIn = (text: string): number | undefined => {
  const value = Number(text.replace(',', '.'));
  return text.trim() && Number.isFinite(value) ? value : undefined;
};

/** The broad intake of a case at the desk. */
export const intakeRoutes: Route[] = [
  get(CASE_INTAKE, READS, showIntake),
  get(`${CASE_INTAKE}/sitting`, READS, (ctx) => showSitting(ctx)),
  post(`${CASE_INTAKE}/sitting`, { ...WRITES, action: openSitting }, (ctx, run) => sendSitting(ctx, run)),
  get(TOPIC, READS, (ctx) => showTopic(ctx)),
  post(TOPIC, { ...WRITES, action: saveTopic }, (ctx, run) => sendTopic(ctx, run)),
  post(`${TOPIC}/choose`, { ...WRITES, action: chooseAnswer }, async (ctx, run) => {
    const { get: field } = ctx.form;
    const seen = uuidsIn(field('seen'));
    const chosen = await run({
      caseId: caseOf(ctx),
      question: field('question'),
      answer: field('answer'),
      seen,
    });
    if (chosen.ok) return ctx.redirect(`${intakePath(caseOf(ctx))}/topic/${ctx.param('topic')}?chosen`);
    return showTopic(ctx, { refusal: 'changed' });
  }),
  post(TEST_RESULT, { ...WRITES, action: recordTest }, async (ctx, run) => {
    const { get: field } = ctx.form;
    const scores = { score: numberIn(field('score')), needed: numberIn(field('needed')) };
    const recorded = await run({
      once: ctx.formKey(),
      caseId: caseOf(ctx),
      day: field('day'),
      outcome: field('outcome'),
      ...scores,
    });
    const here = `${intakePath(caseOf(ctx))}/topic/learnabilityTest`;
    return ctx.redirect(`${here}?${recorded.ok ? 'test' : 'test-not'}`);
  }),
  get(`${CASE_INTAKE}/summary`, READS, (ctx) => showSummary(ctx)),
  post(`${CASE_INTAKE}/summary`, { ...WRITES, action: recordReadBack }, async (ctx, run) => {
    const { get: field, getAll } = ctx.form;
    const typed = { how: field('how'), verdict: field('verdict'), words: field('words') };
    const recorded = await run({
      once: ctx.formKey(),
      caseId: caseOf(ctx),
      language: field('in'),
      shown: getAll('shown'),
      ...typed,
    });
    if (recorded.ok) return ctx.redirect(`${intakePath(caseOf(ctx))}?read`);
    const known = (['bsn', 'no-case'] as const).find((refusal) => refusal === recorded.refusal);
    return showSummary(ctx, { ...typed, refusal: known ?? 'no-verdict' });
  }),
  post(`${CASE_INTAKE}/complete`, { ...WRITES, action: completeIntake }, async (ctx, run) => {
    const inAbsence = ctx.form.get('absence') === 'yes';
    const completed = await run({
      once: ctx.formKey(),
      caseId: caseOf(ctx),
      inAbsence,
      day: ctx.form.get('day'),
    });
    return ctx.redirect(`${intakePath(caseOf(ctx))}?${completed.ok ? 'completed' : 'not-yet'}`);
  }),
];
