import type { PageContext } from '#core/http/page-context.ts';
import { Button, ButtonLink, Layout, Notice } from '#ui';
import { messagesIn } from '../messages.ts';
import { answerText } from '../model/answer-text.ts';
import { STORY_QUESTIONS, type Story } from '../model/answers.ts';

/** The whole story on one page: every question, its answer, and a link to change it. */
export function OverviewPage({
  page,
  token,
  story,
  saved,
}: {
  page: PageContext;
  token: string;
  story: Story;
  saved: boolean;
}) {
  const t = messagesIn(page.language);
  const href = (path: string) => `/${page.language}${path}`;
  const answered = STORY_QUESTIONS.filter((question) => story[question] !== undefined).length;
  const firstUnanswered = STORY_QUESTIONS.find((question) => story[question] === undefined);
  const stem = {
    done: answered,
    of: STORY_QUESTIONS.length,
    text: t('stem', { done: answered, all: STORY_QUESTIONS.length }),
  };
  return (
    <Layout page={page} title={t('story.title')} stem={stem} robots="noindex">
      <h1>{story.name ? t('story.hello', { name: story.name }) : t('story.title')}</h1>
      {saved && <Notice kind="good">{t('story.saved')}</Notice>}
      <p class="lead">{t('story.lead', { open: STORY_QUESTIONS.length - answered })}</p>
      <p class="actions">
        {firstUnanswered && (
          <ButtonLink href={href(`/story/${firstUnanswered}`)} kind="primary">
            {t('story.go-on')}
          </ButtonLink>
        )}
        <ButtonLink href={href('/week')} kind={firstUnanswered ? 'ghost' : 'primary'}>
          {t('story.week')}
        </ButtonLink>
        <ButtonLink href={href('/card')} kind="quiet" icon="card">
          {t('story.card')}
        </ButtonLink>
      </p>
      <ol class="answers">
        {STORY_QUESTIONS.map((question) => {
          const answer = story[question];
          return (
            <li>
              <h2>{t(`${question}.title`)}</h2>
              <p class={answer === undefined ? 'soft' : undefined} dir="auto">
                {answer === undefined ? t('story.not-said') : answerText(question, answer, page.language)}
              </p>
              <a
                href={href(`/story/${question}`)}
                aria-label={`${t(answer === undefined ? 'story.answer' : 'story.change')}: ${t(`${question}.title`)}`}
              >
                {t(answer === undefined ? 'story.answer' : 'story.change')}
              </a>
            </li>
          );
        })}
      </ol>
      <p>
        <a href={href('/story/log')}>{t('story.log')}</a>
      </p>
      <details>
        <summary>{t('story.forget.title')}</summary>
        <p>{t('story.forget.lead')}</p>
        <form method="post" action={href('/story/forget')}>
          <input type="hidden" name="token" value={token} />
          <Button kind="danger" icon="trash">
            {t('story.forget.do')}
          </Button>
        </form>
      </details>
    </Layout>
  );
}
