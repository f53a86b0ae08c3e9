import type { PageContext } from '#core/http/page-context.ts';
import { refusalText } from '#features/story';
import { Button, ButtonLink, Layout, Notice } from '#ui';
import { messagesIn } from '../messages.ts';
import { MAX_ACTIVITIES } from '../model/answers.ts';
import { OWN_PATH } from '../model/paths.ts';
import { type CardStep, type Draft, isDone, STEPS, stepBefore } from './draft.ts';
import { checkPath, stepPath } from './paths.ts';
import { StepBody, type StepBodyProps } from './StepBodies.tsx';
import type { CardStepRefusal } from './step-fields.ts';

const OWN_WORDS = [
  'name',
  'long',
  'side',
  'age',
  'none',
  'many',
  'time',
  'choose',
  'email',
  'not-understood',
] as const satisfies readonly CardStepRefusal[];
const isOwn = (refusal: CardStepRefusal): refusal is (typeof OWN_WORDS)[number] =>
  (OWN_WORDS as readonly string[]).includes(refusal);

/** Why a step was not kept, in the reader's words. */
function stepRefusalText(refusal: CardStepRefusal, language: string): string {
  if (!isOwn(refusal)) return refusalText(refusal, language);
  const t = messagesIn(language);
  return refusal === 'many' ? t('card.error.many', { max: MAX_ACTIVITIES }) : t(`card.error.${refusal}`);
}

/** One step of a card, one clear way on; what was chosen before is kept. */
export function StepPage({
  page,
  token,
  pool,
  step,
  draft,
  toCheck,
  ...body
}: {
  page: PageContext;
  token: string;
  pool: string;
  step: CardStep;
  /** What was answered so far. */
  draft: Draft;
  /** One came from the check page, and goes back there. */
  toCheck: boolean;
} & Omit<StepBodyProps, 'language'>) {
  const { language } = page;
  const t = messagesIn(language);
  const path = `${stepPath(pool, step)}`;
  const before = stepBefore(step);
  const back = toCheck ? checkPath(pool) : before ? stepPath(pool, before) : OWN_PATH;
  const done = STEPS.filter((each) => isDone(draft, each)).length;
  const { refusal } = body;
  return (
    <Layout
      page={{ ...page, path, query: toCheck ? `?to=${checkPath(pool)}` : '' }}
      title={t(`card.${step}.title`)}
      stem={{ done, of: STEPS.length, text: t('card.stem', { done, all: STEPS.length }) }}
      formId="step"
      keepAction={`${path}/keep`}
      narrow
      sheet={page.assets['befriending.css']}
      robots="noindex"
    >
      <p class="count">{t('card.count', { step: STEPS.indexOf(step) + 1, all: STEPS.length })}</p>
      <h1>{t(`card.${step}.title`)}</h1>
      {refusal && (
        <Notice kind="ask" role="alert">
          {stepRefusalText(refusal, language)}
        </Notice>
      )}
      <form method="post" action={`/${language}${path}`} id="step" noValidate>
        <input type="hidden" name="token" value={token} />
        {toCheck && <input type="hidden" name="to" value={checkPath(pool)} />}
        <StepBody step={step} language={language} {...body} />
        <nav class="steps">
          <ButtonLink href={`/${language}${back}`} kind="quiet" icon="back">
            {t('card.back')}
          </ButtonLink>
          <Button>{t('card.next')}</Button>
        </nav>
      </form>
      <p class="soft">{t('card.kept')}</p>
    </Layout>
  );
}
