import type { PageContext } from '#core/http/page-context.ts';
import { formatDate } from '#core/i18n/formats.ts';
import { formatWeeklyTime, textIn } from '#features/directory';
import { Button, CheckboxCard } from '#ui';
import { messagesIn } from '../messages.ts';
import type { OwnIdea } from './own-idea.ts';

/** Ideas of guides that wait for an answer, above what the page is about; nothing when there are none. */
export function IdeasSection({ page, token, ideas }: { page: PageContext; token: string; ideas: OwnIdea[] }) {
  const open = ideas.filter(({ answer }) => answer === null || answer === 'seen');
  const away = ideas.length - open.length;
  const t = messagesIn(page.language);
  if (!open.length) return null;
  return (
    <section class="no-print">
      <h2>{t('title')}</h2>
      <div class="cards">
        {open.map((idea) => (
          <IdeaCard page={page} token={token} idea={idea} />
        ))}
      </div>
      {away > 0 && (
        <p>
          <a href={`/${page.language}/ideas`}>{t('all')}</a>
        </p>
      )}
    </section>
  );
}

/** One idea: who thinks of which place and why, and what the newcomer does with it. */
export function IdeaCard({
  page: { language },
  token,
  idea,
  level = 3,
}: {
  page: PageContext;
  token: string;
  idea: OwnIdea;
  level?: 2 | 3;
}) {
  const t = messagesIn(language);
  const { place } = idea;
  const shown = textIn(place, language);
  const Heading = `h${level}` as const;
  const put = idea.answer === 'no' || idea.answer === 'asked';
  return (
    <section class="card">
      <p class="soft">{t('from', { guide: idea.guideName, day: formatDate(idea.givenAt, language) })}</p>
      <Heading class="card-title">
        <a href={`/${language}/initiatives/${place.id}`}>
          <bdi lang={shown.language}>{shown.text.name}</bdi>
        </a>
      </Heading>
      <p>
        {t(`reason.${idea.reason}`, { guide: idea.guideName })}
        {place.times[0] && ` · ${formatWeeklyTime(place.times[0], language)}`}
      </p>
      {idea.words && (
        <blockquote>
          <p dir="auto">{idea.words}</p>
        </blockquote>
      )}
      {idea.answer !== null && <p>{t(`answer.${idea.answer}`)}</p>}
      <form method="post" action={`/${language}/ideas/${idea.id}`}>
        <input type="hidden" name="token" value={token} />
        {put ? (
          idea.answer === 'no' && (
            <Button kind="ghost" icon="back" name="answer" value="reopen">
              {t('reopen')}
            </Button>
          )
        ) : (
          <>
            <CheckboxCard
              name="told"
              value="yes"
              icon="people"
              label={t('tell', { guide: idea.guideName })}
              checked={idea.told}
            />
            <p class="actions">
              <Button name="answer" value="ask" label={`${t('ask')}: ${shown.text.name}`}>
                {t('ask')}
              </Button>
              {idea.answer === null && (
                <Button kind="ghost" name="answer" value="seen" label={`${t('think')}: ${shown.text.name}`}>
                  {t('think')}
                </Button>
              )}
              <Button
                kind="quiet"
                icon="remove"
                name="answer"
                value="no"
                label={`${t('no')}: ${shown.text.name}`}
              >
                {t('no')}
              </Button>
            </p>
          </>
        )}
      </form>
    </section>
  );
}
