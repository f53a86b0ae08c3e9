import type { PageContext } from '#core/http/page-context.ts';
import { Button, ButtonLink, Layout, Notice } from '#ui';
import { messagesIn } from '../messages.ts';
import {
  MAIN_QUESTIONS,
  OPTIONAL_QUESTIONS,
  previousQuestion,
  type StoryQuestion,
} from '../model/answers.ts';
import type { AnswerRefusal } from './actions.ts';
import type { AnswerFields } from './answer-fields.ts';
import { MORE_PATH, pathAfter } from './paths.ts';
import type { TownChoice } from './place.ts';
import { questionBodies } from './QuestionBodies.tsx';

/** Why an answer was not stored; the page says what to do next. */
export type QuestionRefusal = AnswerRefusal | 'changed-elsewhere';

/** Refusals that ask something back, without anything wrong. */
const ASKED_BACK: ReadonlySet<QuestionRefusal> = new Set([
  'nothing-chosen',
  'choose-town',
  'choose-in-province',
  'reception-town',
]);

/** The words with which a refusal is shown. */
export const refusalText = (refusal: QuestionRefusal, language: string): string =>
  messagesIn(language)(`refused.${refusal}`);

interface QuestionPageProps {
  page: PageContext;
  token: string;
  question: StoryQuestion;
  /** The path (after the language) to which a short story leads back; empty for any other. */
  to: string;
  /** What is chosen or typed now. */
  fields: AnswerFields;
  /** Whether there is a stored answer, which can be erased. */
  answered: boolean;
  /** When the answer that this form knows of was given; empty when there was none. */
  version: string;
  answeredCount: number;
  /** YYYY-MM-DD, on the Dutch calendar. */
  today: string;
  towns: TownChoice[];
  refusal?: QuestionRefusal | undefined;
}

/** One question, one page, one clear next step. */
export function QuestionPage({
  page,
  token,
  question,
  to,
  fields,
  answered,
  version,
  answeredCount,
  today,
  towns,
  refusal,
}: QuestionPageProps) {
  const t = messagesIn(page.language);
  const { oneTap, Body } = questionBodies[question];
  const href = (path: string) => `/${page.language}${path}`;
  const previous = previousQuestion(question);
  const isOptional = OPTIONAL_QUESTIONS.includes(question);
  const all = MAIN_QUESTIONS.length;
  const stem = { done: answeredCount, of: all, text: t('stem', { done: answeredCount, all }) };
  const back = isOptional ? MORE_PATH : previous ? `/story/${previous}` : '/story';
  return (
    <Layout
      page={page}
      title={t(`${question}.title`)}
      stem={stem}
      formId="question"
      keepAction={`/story/${question}/keep`}
      narrow
      robots="noindex"
    >
      <p class="count">
        {isOptional ? t('more.title') : t('count', { step: MAIN_QUESTIONS.indexOf(question) + 1, all })}
      </p>
      <h1>{t(`${question}.title`)}</h1>
      {refusal && (
        <Notice kind={ASKED_BACK.has(refusal) ? 'ask' : 'problem'} role="alert">
          {t(`refused.${refusal}`)}
        </Notice>
      )}
      <form method="post" action={href(`/story/${question}`)} id="question">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="seen" value={version} />
        {to && <input type="hidden" name="to" value={to} />}
        {oneTap && <p class="soft">{t('choose-one')}</p>}
        <Body
          language={page.language}
          t={t}
          today={today}
          towns={towns}
          valuesOf={(field) => fields[field] ?? []}
        />
        <nav class="steps">
          <ButtonLink href={href(back)} kind="quiet" icon="back">
            {t('back')}
          </ButtonLink>
          <ButtonLink href={href(pathAfter(question, to))} kind="ghost">
            {t('skip')}
          </ButtonLink>
          {!oneTap && <Button>{t('next')}</Button>}
        </nav>
      </form>
      <p class="soft">{t('only-you')}</p>
      <div class="actions">
        <ButtonLink href={href('/week')} kind="quiet" icon="calendar">
          {t('story.week')}
        </ButtonLink>
        {answered && (
          <form method="post" action={href(`/story/${question}/erasure`)}>
            <input type="hidden" name="token" value={token} />
            <Button kind="quiet" icon="remove">
              {t('erase')}
            </Button>
          </form>
        )}
      </div>
    </Layout>
  );
}
