import type { PageContext } from '#core/http/page-context.ts';
import { formatDate } from '#core/i18n/formats.ts';
import type { GuideConsent } from '#features/consents';
import { formatWeeklyTime, type Initiative, textIn } from '#features/directory';
import type { Idea } from '#features/ideas/rules.ts';
import { askPath } from '#features/placements';
import { answerText, questionTitle, type Story } from '#features/story';
import { reasonItems, type Suggestion } from '#features/suggestions';
import { Badge, Button, ButtonLink, Layout, Notice, Reasons } from '#ui';
import { lastDay, nameOf } from '../desk/DeskPage.tsx';
import { GUIDE_PATH, personPath } from '../desk/rules.ts';
import { teamMessagesIn } from '../messages.ts';

interface PersonProps {
  page: PageContext;
  token: string;
  consent: GuideConsent;
  story: Story;
  ideas: (Idea & { place: Initiative | undefined })[];
  near: Suggestion[];
  notice?: 'filled' | 'same' | 'idea' | 'taken-back' | undefined;
}

const MAX_REASONS = 3;

/** Somebody whom a guide walks along with: what they opened, what can be filled in, ideas, and places that may suit. */
export function PersonPage(props: PersonProps) {
  const { page, token, consent, notice } = props;
  const { language } = page;
  const t = teamMessagesIn(language);
  const name = nameOf(consent, language);
  const here = `/${language}${personPath(consent.id)}`;
  return (
    <Layout page={page} title={name} robots="noindex">
      <h1>
        <bdi>{name}</bdi>
      </h1>
      {notice && (
        <Notice kind="good" role="status">
          {t(`notice.${notice}`)}
        </Notice>
      )}
      <p class="lead">
        {t(consent.purpose === 'conversation' ? 'person.conversation.until' : 'person.guidance.until', {
          day: lastDay(consent, language),
        })}
      </p>
      <p>{t(consent.mayFill ? 'person.may-fill' : 'person.may-read')}</p>
      <Answers {...props} />
      <Ideas {...props} />
      <Near {...props} />
      <details class="no-print">
        <summary>{t('give-back.title')}</summary>
        <p>{t('give-back.lead', { name })}</p>
        <form method="post" action={`${here}/give-back`}>
          <input type="hidden" name="token" value={token} />
          <Button kind="danger" icon="remove">
            {t('give-back.do')}
          </Button>
        </form>
      </details>
      <ButtonLink href={`/${language}${GUIDE_PATH}`} kind="ghost" icon="back">
        {t('back')}
      </ButtonLink>
    </Layout>
  );
}

function Answers({ page: { language }, consent, story }: PersonProps) {
  const t = teamMessagesIn(language);
  if (!consent.questions.length) return <p class="soft">{t('person.nothing')}</p>;
  return (
    <>
      <h2>{t('answers.title')}</h2>
      <ol class="answers">
        {consent.questions.map((question) => {
          const answer = story[question];
          const title = questionTitle(question, language);
          const words = t(answer === undefined ? 'answers.fill' : 'answers.change');
          return (
            <li>
              <h3>{title}</h3>
              <p class={answer === undefined ? 'soft' : undefined} dir="auto">
                {answer === undefined ? t('answers.none') : answerText(question, answer, language)}
              </p>
              {consent.mayFill && (
                <a
                  href={`/${language}${personPath(consent.id)}/${question}`}
                  aria-label={`${words}: ${title}`}
                >
                  {words}
                </a>
              )}
            </li>
          );
        })}
      </ol>
    </>
  );
}

function Ideas({ page: { language }, token, consent, ideas }: PersonProps) {
  const t = teamMessagesIn(language);
  if (!ideas.length) return null;
  return (
    <>
      <h2>{t('ideas.title')}</h2>
      <div class="cards">
        {ideas.map((idea) => {
          const shown = idea.place && textIn(idea.place, language);
          const name = shown?.text.name ?? t('requests.gone');
          return (
            <section class="card">
              <h3 class="card-title">
                <bdi lang={shown?.language}>{name}</bdi>
              </h3>
              <p>
                <Badge kind={idea.answer === 'asked' ? 'good' : 'soft'}>
                  {t(idea.answer === null ? 'answer.unknown' : `answer.${idea.answer}`)}
                </Badge>
              </p>
              <p>
                {t(`idea.reason.${idea.reason}`)} ·{' '}
                {t('ideas.given', { day: formatDate(idea.givenAt, language) })}
              </p>
              {idea.words && (
                <blockquote>
                  <p dir="auto">{idea.words}</p>
                </blockquote>
              )}
              {idea.place && idea.answer !== 'asked' && (
                <p>
                  <AskTogether language={language} place={idea.place} />
                </p>
              )}
              <form method="post" action={`/${language}${personPath(consent.id)}/idea/${idea.id}/take-back`}>
                <input type="hidden" name="token" value={token} />
                <Button kind="quiet" icon="remove" label={`${t('ideas.take-back')}: ${name}`}>
                  {t('ideas.take-back')}
                </Button>
              </form>
            </section>
          );
        })}
      </div>
      <p class="soft">{t('ideas.told')}</p>
    </>
  );
}

/** The newcomer asks on this device: their own card opens their story, and leads to the form. */
function AskTogether({ language, place }: { language: string; place: Initiative }) {
  const t = teamMessagesIn(language);
  return (
    <ButtonLink
      href={`/${language}/open?to=${askPath(place.id)}`}
      kind="quiet"
      icon="card"
      label={`${t('ask.together')}: ${textIn(place, language).text.name}`}
    >
      {t('ask.together')}
    </ButtonLink>
  );
}

function Near({ page: { language }, consent, story, near }: PersonProps) {
  const t = teamMessagesIn(language);
  return (
    <>
      <h2>{t('near.title')}</h2>
      <p>{t(story.place ? (near.length ? 'near.lead' : 'near.none') : 'near.no-place')}</p>
      {near.length > 0 && <p class="soft">{t('ask.together.how', { name: nameOf(consent, language) })}</p>}
      <div class="cards">
        {near.map(({ initiative, reasons, times }) => {
          const shown = textIn(initiative, language);
          return (
            <section class="card">
              <h3 class="card-title">
                <a href={`/${language}/initiatives/${initiative.id}`}>
                  <bdi lang={shown.language}>{shown.text.name}</bdi>
                </a>
              </h3>
              {times[0] && <p>{formatWeeklyTime(times[0], language)}</p>}
              <Reasons items={reasonItems(reasons, language, MAX_REASONS).slice(0, MAX_REASONS)} />
              <p class="actions">
                <ButtonLink
                  href={`/${language}${personPath(consent.id)}/ideas/${initiative.id}`}
                  kind="ghost"
                  icon="arrow"
                  label={`${t('near.give')}: ${shown.text.name}`}
                >
                  {t('near.give')}
                </ButtonLink>
                <AskTogether language={language} place={initiative} />
              </p>
            </section>
          );
        })}
      </div>
    </>
  );
}
