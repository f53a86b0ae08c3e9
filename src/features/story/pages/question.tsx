import type { Reader } from '#core/http/request-context.ts';
import { Button, ButtonLink, Frame, Notice, ReadAloud } from '#ui';
import { speak } from '../messages/index.ts';
import type { TownChoice } from '../place.ts';
import { nextQuestion, previousQuestion, QUESTIONS, type Question } from '../rules/answers.ts';
import type { Fields } from '../rules/fields.ts';
import { bodies } from './questions/index.tsx';

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
  reader: Reader;
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
  reader,
  token,
  question,
  fields,
  answered,
  seen,
  done,
  towns,
  refusal,
}: QuestionShown) {
  const say = speak(reader.language);
  const { tap, Body } = bodies[question];
  const at = (path: string) => `/${reader.language}${path}`;
  const next = nextQuestion(question);
  const previous = previousQuestion(question);
  const step = QUESTIONS.indexOf(question) + 1;
  const stem = { done, of: QUESTIONS.length, words: say('stem', { done, all: QUESTIONS.length }) };
  return (
    <Frame
      reader={reader}
      title={say(`${question}.title`)}
      stem={stem}
      formId="question"
      keepAction={`/story/${question}/keep`}
      narrow
      robots="noindex"
    >
      <p class="count">{say('count', { step, all: QUESTIONS.length })}</p>
      <h1>{say(`${question}.title`)}</h1>
      {refusal && (
        <Notice kind={refusal === 'choose-town' ? 'ask' : 'problem'} role="alert">
          {say(`refused.${refusal}`)}
        </Notice>
      )}
      <form method="post" action={at(`/story/${question}`)} id="question">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="seen" value={seen} />
        {tap && <p class="soft">{say('choose-one')}</p>}
        <Body language={reader.language} say={say} towns={towns} chosen={(field) => fields[field] ?? []} />
        <nav class="steps">
          <ButtonLink href={at(previous ? `/story/${previous}` : '/story')} kind="quiet" icon="back">
            {say('back')}
          </ButtonLink>
          <ButtonLink href={at(next ? `/story/${next}` : '/week')} kind="ghost">
            {say('skip')}
          </ButtonLink>
          {!tap && <Button>{say('next')}</Button>}
        </nav>
      </form>
      <p class="soft">{say('only-you')}</p>
      <div class="actions">
        <ReadAloud words={say('read-aloud')} stop={say('read-stop')} />
        {answered && (
          <form method="post" action={at(`/story/${question}/erasure`)}>
            <input type="hidden" name="token" value={token} />
            <Button kind="quiet" icon="remove">
              {say('erase')}
            </Button>
          </form>
        )}
      </div>
    </Frame>
  );
}
