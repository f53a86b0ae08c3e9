import type { Reader } from '#core/http/request-context.ts';
import { weekdayName } from '#core/i18n/i18n.ts';
import { textIn, WEEKDAYS } from '#features/directory';
import { Button, ButtonLink, DayRow, Frame, FreeSlot, Notice, ReadAloud } from '#ui';
import { speak } from '../messages/index.ts';
import type { MyWeek } from '../rules/suggest.ts';
import { Doors, MoreSuggestions } from './more.tsx';
import { WeekSlot } from './slot.tsx';

interface Showing {
  reader: Reader;
  token: string;
  name: string | undefined;
  mine: MyWeek;
  /** Some of it is the invented set. */
  demo: boolean;
}

/** My week: seven days with what fits together, then what else fits, then what would open more doors. */
export function WeekPage({ reader, token, name, mine, demo }: Showing) {
  const { language } = reader;
  const say = speak(language);
  const at = (path: string) => `/${language}${path}`;
  const places = mine.week.length;
  const nameOf = (id: string) => {
    const found = [...mine.week, ...mine.more].find(({ initiative }) => initiative.id === id)?.initiative;
    return found ? textIn(found, language).text.name : '';
  };
  const lead = say('week.lead', { places, hours: Math.round(mine.minutes / 60) }).trim();
  return (
    <Frame
      reader={reader}
      title={say('week.title')}
      stem={{ done: places, of: Math.max(places, 4), words: say('week.stem', { places }) }}
      robots="noindex"
    >
      <h1>{name ? say('week.title.name', { name }) : say('week.title')}</h1>
      <p class="lead">{places ? lead : say('week.empty')}</p>
      {demo && <Notice kind="demo">{say('demo')}</Notice>}
      {mine.clash && (
        <Notice kind="ask" role="status">
          {say('week.clash', { first: nameOf(mine.clash[0]), second: nameOf(mine.clash[1]) })}
        </Notice>
      )}
      <section class="week" aria-label={say('week.title')}>
        {WEEKDAYS.map((weekday) => {
          const planned = mine.week.filter(({ option }) => option.time.weekday === weekday);
          return (
            <DayRow day={weekdayName(weekday, language)}>
              {planned.map((one) => (
                <WeekSlot language={language} token={token} planned={one} />
              ))}
              {!planned.length && <FreeSlot words={say('week.free')} />}
            </DayRow>
          );
        })}
      </section>
      <p class="actions no-print">
        {places > 0 && (
          <ButtonLink href={at('/week/print')} kind="primary" icon="print">
            {say('week.print')}
          </ButtonLink>
        )}
        <ButtonLink href={at('/story')} kind="ghost">
          {say('week.story')}
        </ButtonLink>
        <ReadAloud words={say('read-aloud')} stop={say('read-stop')} />
      </p>
      <Doors language={language} doors={mine.doors} />
      {mine.more.length > 0 && <MoreSuggestions language={language} token={token} more={mine.more} />}
      {mine.removed.length > 0 && <Removed language={language} token={token} removed={mine.removed} />}
      <p>
        <a href={at('/initiatives')}>{say('week.all')}</a>
      </p>
    </Frame>
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
  const say = speak(language);
  return (
    <details class="no-print">
      <summary>{say('removed.title')}</summary>
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
                  label={say('slot.for', { verb: say('removed.undo'), name: text.name })}
                >
                  {say('removed.undo')}
                </Button>
              </form>
            </li>
          );
        })}
      </ul>
      <form method="post" action={`/${language}/week/afresh`}>
        <input type="hidden" name="token" value={token} />
        <Button kind="ghost">{say('week.reset')}</Button>
      </form>
    </details>
  );
}

/** Before anything was told: one clear next step. */
export function NoStoryPage({ reader }: { reader: Reader }) {
  const say = speak(reader.language);
  return (
    <Frame reader={reader} title={say('week.title')} narrow robots="noindex">
      <h1>{say('week.title')}</h1>
      <p class="lead">{say('week.no-story')}</p>
      <ButtonLink href={`/${reader.language}/story/name`} kind="primary">
        {say('week.tell')}
      </ButtonLink>
    </Frame>
  );
}
