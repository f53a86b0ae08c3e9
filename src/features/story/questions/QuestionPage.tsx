import type { PageContext } from '#core/http/page-context.ts';
import { Button, ButtonLink, Layout, Notice, ReadAloud } from '#ui';
import { messagesIn } from '../messages.ts';
import { nextQuestion, previousQuestion, QUESTIONS, type Question } from '../model/answers.ts';
import type { Fields } from './form-fields.ts';
import type { TownChoice } from './place.ts';
import { bodies } from './QuestionBodies.tsx';

/** Why an answer was not kept; the sentence says what to do next. */
export type QuestionRefusal =
  | 'nothing-chosen'
  | 'too-long'
  | 'not-understood'
  | 'changed-elsewhere'
  | 'choose-town'
  | 'unknown-town'
  | 'unknown-postcode';

export interface QuestionShown {
  page: PageContext;
  token: string;
  question: Question;
  /** What is chosen or typed now. */
  fields: Fields;
  /** Was this answered before? */
  answered: boolean;
  /** When the answer that this form knows of was given: empty when there was none. */
  seen: string;
  done: number;
  towns: TownChoice[];
  refusal?: QuestionRefusal | undefined;
}

/** One question, one page, one clear next step. */
export function QuestionPage({
  page,
  token,
  question,
  fields,
  answered,
  seen,
  done,
  towns,
  refusal,
}: QuestionShown) {
  const t = messagesIn(page.language);
  const { tap, Body } = bodies[question];
  const at = (path: string) => `/${page.language}${path}`;
  const next = nextQuestion(question);
  const previous = previousQuestion(question);
  const step = QUESTIONS.indexOf(question) + 1;
  const stem = { done, of: QUESTIONS.length, words: t('stem', { done, all: QUESTIONS.length }) };
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
      <p class="count">{t('count', { step, all: QUESTIONS.length })}</p>
      <h1>{t(`${question}.title`)}</h1>
      {refusal && (
        <Notice kind={refusal === 'choose-town' ? 'ask' : 'problem'} role="alert">
          {t(`refused.${refusal}`)}
        </Notice>
      )}
      <form method="post" action={at(`/story/${question}`)} id="question">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="seen" value={seen} />
        {tap && <p class="soft">{t('choose-one')}</p>}
        <Body language={page.language} t={t} towns={towns} chosen={(field) => fields[field] ?? []} />
        <nav class="steps">
          <ButtonLink href={at(previous ? `/story/${previous}` : '/story')} kind="quiet" icon="back">
            {t('back')}
          </ButtonLink>
          <ButtonLink href={at(next ? `/story/${next}` : '/week')} kind="ghost">
            {t('skip')}
          </ButtonLink>
          {!tap && <Button>{t('next')}</Button>}
        </nav>
      </form>
      <p class="soft">{t('only-you')}</p>
      <div class="actions">
        <ReadAloud words={t('read-aloud')} stop={t('read-stop')} />
        {answered && (
          <form method="post" action={at(`/story/${question}/erasure`)}>
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
