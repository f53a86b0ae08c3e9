import type { PageContext } from '#core/http/page-context.ts';
import { weekdayName } from '#core/i18n/formats.ts';
import { textIn } from '#features/directory';
import { WEEKDAYS } from '#features/vocabulary';
import { Button, ButtonLink, DayRow, FreeSlot, Layout, Notice, ReadAloud } from '#ui';
import { messagesIn } from '../messages.ts';
import { Doors, MoreSuggestions } from './MoreSuggestions.tsx';
import type { MyWeek } from './suggest.ts';
import { WeekSlot } from './WeekSlot.tsx';

interface Showing {
  page: PageContext;
  token: string;
  name: string | undefined;
  mine: MyWeek;
  /** Some of it is the invented set. */
  demo: boolean;
}

/** My week: seven days with what fits together, then what else fits, then what would open more doors. */
export function WeekPage({ page, token, name, mine, demo }: Showing) {
  const { language } = page;
  const t = messagesIn(language);
  const at = (path: string) => `/${language}${path}`;
  const places = mine.week.length;
  const nameOf = (id: string) => {
    const found = [...mine.week, ...mine.more].find(({ initiative }) => initiative.id === id)?.initiative;
    return found ? textIn(found, language).text.name : '';
  };
  const lead = t('week.lead', { places, hours: Math.round(mine.minutes / 60) }).trim();
  return (
    <Layout
      page={page}
      title={t('week.title')}
      stem={{ done: places, of: Math.max(places, 4), words: t('week.stem', { places }) }}
      robots="noindex"
    >
      <h1>{name ? t('week.title.name', { name }) : t('week.title')}</h1>
      <p class="lead">{places ? lead : t('week.empty')}</p>
      {demo && <Notice kind="demo">{t('demo')}</Notice>}
      {mine.clash && (
        <Notice kind="ask" role="status">
          {t('week.clash', { first: nameOf(mine.clash[0]), second: nameOf(mine.clash[1]) })}
        </Notice>
      )}
      <section class="week" aria-label={t('week.title')}>
        {WEEKDAYS.map((weekday) => {
          const planned = mine.week.filter(({ option }) => option.time.weekday === weekday);
          return (
            <DayRow day={weekdayName(weekday, language)}>
              {planned.map((one) => (
                <WeekSlot language={language} token={token} planned={one} />
              ))}
              {!planned.length && <FreeSlot words={t('week.free')} />}
            </DayRow>
          );
        })}
      </section>
      <p class="actions no-print">
        {places > 0 && (
          <ButtonLink href={at('/week/print')} kind="primary" icon="print">
            {t('week.print')}
          </ButtonLink>
        )}
        <ButtonLink href={at('/story')} kind="ghost">
          {t('week.story')}
        </ButtonLink>
        <ReadAloud words={t('read-aloud')} stop={t('read-stop')} />
      </p>
      <Doors language={language} doors={mine.doors} />
      {mine.more.length > 0 && <MoreSuggestions language={language} token={token} more={mine.more} />}
      {mine.removed.length > 0 && <Removed language={language} token={token} removed={mine.removed} />}
      <p>
        <a href={at('/initiatives')}>{t('week.all')}</a>
      </p>
    </Layout>
  );
}

function Removed({
  language,
  token,
  removed,
}: {
  language: string;
  token: string;
  removed: MyWeek['removed'];
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

/** Before anything was told: one clear next step. */
export function NoStoryPage({ page }: { page: PageContext }) {
  const t = messagesIn(page.language);
  return (
    <Layout page={page} title={t('week.title')} narrow robots="noindex">
      <h1>{t('week.title')}</h1>
      <p class="lead">{t('week.no-story')}</p>
      <ButtonLink href={`/${page.language}/story/name`} kind="primary">
        {t('week.tell')}
      </ButtonLink>
    </Layout>
  );
}
