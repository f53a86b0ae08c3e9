import type { PageContext } from '#core/http/page-context.ts';
import { formatDate } from '#core/i18n/formats.ts';
import { Button, ButtonLink, Layout, Notice } from '#ui';
import { messagesIn } from '../messages.ts';
import { answerText } from '../model/answer-text.ts';
import { MAIN_QUESTIONS, OPTIONAL_QUESTIONS, type Story, type StoryQuestion } from '../model/answers.ts';
import type { Fill } from '../model/fill-queries.ts';

/** The whole story on one page: every question, its answer, and a link to change it. */
export function OverviewPage({
  page,
  token,
  story,
  fills,
  saved,
  takenBack,
}: {
  page: PageContext;
  token: string;
  story: Story;
  /** What others filled in beside the person. */
  fills: ReadonlyMap<StoryQuestion, Fill>;
  saved: boolean;
  takenBack: boolean;
}) {
  const t = messagesIn(page.language);
  const href = (path: string) => `/${page.language}${path}`;
  const answered = MAIN_QUESTIONS.filter((question) => story[question] !== undefined).length;
  const firstUnanswered = MAIN_QUESTIONS.find((question) => story[question] === undefined);
  const stem = {
    done: answered,
    of: MAIN_QUESTIONS.length,
    text: t('stem', { done: answered, all: MAIN_QUESTIONS.length }),
  };
  return (
    <Layout page={page} title={t('story.title')} stem={stem} robots="noindex">
      <h1>{story.name ? t('story.hello', { name: story.name }) : t('story.title')}</h1>
      {saved && <Notice kind="good">{t('story.saved')}</Notice>}
      {takenBack && <Notice kind="good">{t('fill.taken-back')}</Notice>}
      {fills.size > 0 && <Notice kind="ask">{t('fill.some', { count: fills.size })}</Notice>}
      <p class="lead">{t('story.lead', { open: MAIN_QUESTIONS.length - answered })}</p>
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
        <ButtonLink href={href('/requests')} kind="quiet" icon="letters">
          {t('story.requests')}
        </ButtonLink>
        <ButtonLink href={href('/hours')} kind="quiet" icon="clock">
          {t('story.hours')}
        </ButtonLink>
        <ButtonLink href={href('/sharing')} kind="quiet" icon="people">
          {t('story.sharing')}
        </ButtonLink>
      </p>
      <Answers page={page} token={token} story={story} fills={fills} questions={MAIN_QUESTIONS} level={2} />
      <h2>{t('more.title')}</h2>
      <Answers
        page={page}
        token={token}
        story={story}
        fills={fills}
        questions={OPTIONAL_QUESTIONS}
        level={3}
      />
      <p>
        <a href={href('/story/log')}>{t('story.log')}</a>
        <br />
        <a href={href('/my-plan')}>{t('story.my-plan')}</a>
        <br />
        <a href={href('/my-data')}>{t('story.my-data')}</a>
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

/** Questions with what was answered, and for each a way to change it and to erase it. */
function Answers({
  page,
  token,
  story,
  fills,
  questions,
  level,
}: {
  page: PageContext;
  token: string;
  story: Story;
  fills: ReadonlyMap<StoryQuestion, Fill>;
  questions: readonly StoryQuestion[];
  /** How deep their headings stand. */
  level: 2 | 3;
}) {
  const t = messagesIn(page.language);
  const Heading = `h${level}` as const;
  return (
    <ol class="answers">
      {questions.map((question) => {
        const answer = story[question];
        const title = t(`${question}.title`);
        const fill = fills.get(question);
        const words = t(answer === undefined ? 'story.answer' : 'story.change');
        return (
          <li>
            <Heading>{title}</Heading>
            <p class={answer === undefined ? 'soft' : undefined} dir="auto">
              {answer === undefined ? t('story.not-said') : answerText(question, answer, page.language)}
            </p>
            {fill && <FilledIn page={page} token={token} fill={fill} title={title} />}
            <a href={`/${page.language}/story/${question}`} aria-label={`${words}: ${title}`}>
              {words}
            </a>
            {answer !== undefined && (
              <form method="post" action={`/${page.language}/story/${question}/erasure`}>
                <input type="hidden" name="token" value={token} />
                <input type="hidden" name="from" value="overview" />
                <Button kind="quiet" label={`${t('story.erase')}: ${title}`}>
                  {t('story.erase')}
                </Button>
              </form>
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** Who filled an answer in, what stood there before, and the tap that puts it back. */
function FilledIn({
  page: { language },
  token,
  fill,
  title,
}: {
  page: PageContext;
  token: string;
  fill: Fill;
  title: string;
}) {
  const t = messagesIn(language);
  return (
    <form method="post" action={`/${language}/story/${fill.question}/take-back`} class="note">
      <input type="hidden" name="token" value={token} />
      <p>
        {t('fill.by', { name: fill.by, moment: formatDate(fill.at, language, 'moment') })}
        {fill.previous !== undefined && (
          <> {t('fill.before', { answer: answerText(fill.question, fill.previous, language) })}</>
        )}
      </p>
      <Button kind="ghost" icon="back" label={`${t('fill.take-back')}: ${title}`}>
        {t('fill.take-back')}
      </Button>
    </form>
  );
}
