import type { PageContext } from '#core/http/page-context.ts';
import { weekdayName } from '#core/i18n/formats.ts';
import { type Initiative, textIn } from '#features/directory';
import { WEEKDAYS } from '#features/vocabulary';
import { Button, ButtonLink, DayRow, FreeSlot, Layout, Notice } from '#ui';
import { messagesIn } from '../messages.ts';
import { ImprovementsNotice } from './ImprovementsNotice.tsx';
import { MoreSuggestions } from './MoreSuggestions.tsx';
import type { WeekSuggestions } from './suggest.ts';
import { WeekSlot } from './WeekSlot.tsx';

interface WeekPageProps {
  page: PageContext;
  token: string;
  name: string | undefined;
  week: WeekSuggestions;
  /** Some of it is demonstration data. */
  demo: boolean;
}

/** My week: seven days with what fits together, then which answers would add more, then what else fits. */
export function WeekPage({ page, token, name, week, demo }: WeekPageProps) {
  const { language } = page;
  const t = messagesIn(language);
  const href = (path: string) => `/${language}${path}`;
  const count = week.planned.length;
  const nameOf = (id: string) => {
    const suggestions = [...week.planned, ...week.more];
    const suggestion = suggestions.find(({ initiative }) => initiative.id === id);
    return suggestion ? textIn(suggestion.initiative, language).text.name : '';
  };
  const lead = t('week.lead', { places: count, hours: Math.round(week.minutes / 60) }).trim();
  return (
    <Layout
      page={page}
      title={t('week.title')}
      stem={{ done: count, of: Math.max(count, 4), text: t('week.stem', { places: count }) }}
      robots="noindex"
    >
      <h1>{name ? t('week.title.name', { name }) : t('week.title')}</h1>
      <p class="lead">{count ? lead : t('week.empty')}</p>
      {demo && <Notice kind="demo">{t('demo')}</Notice>}
      {week.clash && (
        <Notice kind="ask" role="status">
          {t('week.clash', { first: nameOf(week.clash[0]), second: nameOf(week.clash[1]) })}
        </Notice>
      )}
      <section class="week" aria-label={t('week.title')}>
        {WEEKDAYS.map((weekday) => {
          const planned = week.planned.filter(({ option }) => option.time.weekday === weekday);
          return (
            <DayRow day={weekdayName(weekday, language)}>
              {planned.map((suggestion) => (
                <WeekSlot language={language} token={token} planned={suggestion} />
              ))}
              {!planned.length && <FreeSlot label={t('week.free')} />}
            </DayRow>
          );
        })}
      </section>
      <p class="actions no-print">
        {count > 0 && (
          <ButtonLink href={href('/week/print')} kind="primary" icon="print">
            {t('week.print')}
          </ButtonLink>
        )}
        <ButtonLink href={href('/story')} kind="ghost">
          {t('week.story')}
        </ButtonLink>
      </p>
      <ImprovementsNotice language={language} improvements={week.improvements} />
      {week.more.length > 0 && <MoreSuggestions language={language} token={token} more={week.more} />}
      {week.removed.length > 0 && (
        <RemovedInitiatives language={language} token={token} removed={week.removed} />
      )}
      <p>
        <a href={href('/initiatives')}>{t('week.all')}</a>
      </p>
    </Layout>
  );
}

/** What the person removed from their week, each with a button to put it back. */
function RemovedInitiatives({
  language,
  token,
  removed,
}: {
  language: string;
  token: string;
  removed: Initiative[];
}) {
  const t = messagesIn(language);
  return (
    <details class="no-print">
      <summary>{t('removed.title')}</summary>
      <ul class="plain">
        {removed.map((initiative) => {
          const { text, language: written } = textIn(initiative, language);
          return (
            <li>
              <form method="post" action={`/${language}/week/choice`} class="inline">
                <input type="hidden" name="token" value={token} />
                <input type="hidden" name="initiative" value={initiative.id} />
                <span lang={written}>{text.name}</span>
                <Button
                  kind="quiet"
                  name="choice"
                  value="undo"
                  label={t('slot.for', { verb: t('removed.undo'), name: text.name })}
                >
                  {t('removed.undo')}
                </Button>
              </form>
            </li>
          );
        })}
      </ul>
      <form method="post" action={`/${language}/week/afresh`}>
        <input type="hidden" name="token" value={token} />
        <Button kind="ghost">{t('week.reset')}</Button>
      </form>
    </details>
  );
}
