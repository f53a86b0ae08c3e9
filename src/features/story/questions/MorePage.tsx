import type { PageContext } from '#core/http/page-context.ts';
import { ButtonLink, type IconName, Layout, LinkCard } from '#ui';
import { messagesIn } from '../messages.ts';
import { answerText } from '../model/answer-text.ts';
import { OPTIONAL_QUESTIONS, type Story, type StoryQuestion } from '../model/answers.ts';

const ICONS: Partial<Record<StoryQuestion, IconName>> = {
  second: 'second',
  moving: 'moving',
  reach: 'reach-call',
  give: 'volunteer',
};

/** After the main questions: the week is one tap away, and so is whatever somebody wants to tell besides. */
export function MorePage({ page, story }: { page: PageContext; story: Story }) {
  const t = messagesIn(page.language);
  const href = (path: string) => `/${page.language}${path}`;
  return (
    <Layout page={page} title={t('more.title')} narrow robots="noindex">
      <h1>{t('more.title')}</h1>
      <p class="lead">{t('more.lead')}</p>
      <p class="actions">
        <ButtonLink href={href('/week')} icon="calendar">
          {t('story.week')}
        </ButtonLink>
      </p>
      <div class="doors">
        {OPTIONAL_QUESTIONS.map((question) => (
          <LinkCard
            href={href(`/story/${question}`)}
            icon={ICONS[question] ?? 'plus'}
            title={t(`${question}.title`)}
            {...hintOf(question, story, page.language)}
          />
        ))}
      </div>
      <p class="actions">
        <ButtonLink href={href('/story')} kind="quiet" icon="back">
          {t('story.title')}
        </ButtonLink>
      </p>
    </Layout>
  );
}

/** What was said already. */
function hintOf(question: StoryQuestion, story: Story, language: string): { hint?: string } {
  const answer = story[question];
  return answer === undefined ? {} : { hint: answerText(question, answer, language) };
}
