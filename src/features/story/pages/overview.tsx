import type { Reader } from '#core/http/request-context.ts';
import { Button, ButtonLink, Frame, Notice } from '#ui';
import { speak } from '../messages/index.ts';
import { QUESTIONS, type Story } from '../rules/answers.ts';
import { answerWords } from './words.ts';

/** The whole story on one page: every question, what was said, and a link to change it. */
export function OverviewPage({
  reader,
  token,
  story,
  saved,
}: {
  reader: Reader;
  token: string;
  story: Story;
  saved: boolean;
}) {
  const say = speak(reader.language);
  const at = (path: string) => `/${reader.language}${path}`;
  const done = QUESTIONS.filter((question) => story[question] !== undefined).length;
  const firstOpen = QUESTIONS.find((question) => story[question] === undefined);
  const stem = { done, of: QUESTIONS.length, words: say('stem', { done, all: QUESTIONS.length }) };
  return (
    <Frame reader={reader} title={say('story.title')} stem={stem} robots="noindex">
      <h1>{story.name ? say('story.hello', { name: story.name }) : say('story.title')}</h1>
      {saved && <Notice kind="good">{say('story.saved')}</Notice>}
      <p class="lead">{say('story.lead', { open: QUESTIONS.length - done })}</p>
      <p class="actions">
        {firstOpen && (
          <ButtonLink href={at(`/story/${firstOpen}`)} kind="primary">
            {say('story.go-on')}
          </ButtonLink>
        )}
        <ButtonLink href={at('/week')} kind={firstOpen ? 'ghost' : 'primary'}>
          {say('story.week')}
        </ButtonLink>
        <ButtonLink href={at('/card')} kind="quiet" icon="card">
          {say('story.card')}
        </ButtonLink>
      </p>
      <ol class="answers">
        {QUESTIONS.map((question) => {
          const answer = story[question];
          return (
            <li>
              <h2>{say(`${question}.title`)}</h2>
              <p class={answer === undefined ? 'soft' : undefined} dir="auto">
                {answer === undefined
                  ? say('story.not-said')
                  : answerWords(question, answer, reader.language)}
              </p>
              <a
                href={at(`/story/${question}`)}
                aria-label={`${say(answer === undefined ? 'story.answer' : 'story.change')}: ${say(`${question}.title`)}`}
              >
                {say(answer === undefined ? 'story.answer' : 'story.change')}
              </a>
            </li>
          );
        })}
      </ol>
      <p>
        <a href={at('/story/log')}>{say('story.log')}</a>
      </p>
      <details>
        <summary>{say('story.forget.title')}</summary>
        <p>{say('story.forget.lead')}</p>
        <form method="post" action={at('/story/forget')}>
          <input type="hidden" name="token" value={token} />
          <Button kind="danger" icon="trash">
            {say('story.forget.do')}
          </Button>
        </form>
      </details>
    </Frame>
  );
}
