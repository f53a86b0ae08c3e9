import type { PageContext } from '#core/http/page-context.ts';
import { formatCalendarDay } from '#core/i18n/formats.ts';
import { addDays } from '#core/time/recurrence.ts';
import type { ShownCard } from '#features/accounts';
import { textIn } from '#features/directory';
import { IdeasSection, type OwnIdea } from '#features/ideas';
import type { Story } from '#features/story';
import { ButtonLink, Layout, Notice } from '#ui';
import { messagesIn } from '../messages.ts';
import { NotifySection } from '../notifications/NotifySection.tsx';
import type { NotificationRequest } from '../notifications/queries.ts';
import { ApartSuggestions } from './ApartSuggestions.tsx';
import { BusyForm } from './BusyForm.tsx';
import { hasSomething } from './came.ts';
import { ImprovementsNotice } from './ImprovementsNotice.tsx';
import { KeepCard } from './KeepCard.tsx';
import { MoreSuggestions } from './MoreSuggestions.tsx';
import { NothingNear } from './NothingNear.tsx';
import { RemovedInitiatives } from './RemovedInitiatives.tsx';
import type { WeekSuggestions } from './suggest.ts';
import { WeekDays } from './WeekDays.tsx';
import { WEEK_DAYS } from './week-dates.ts';
import { isSilent } from './without-answers.ts';

interface WeekPageProps {
  page: PageContext;
  token: string;
  story: Story;
  week: WeekSuggestions;
  /** The key card of this person. */
  card: ShownCard;
  /** What guides think of for this person. */
  ideas: OwnIdea[];
  /** The first day of the week that is shown, and today (YYYY-MM-DD). */
  from: string;
  today: string;
  /** Ids of the initiatives where one can ask for a place. */
  answering: ReadonlySet<string>;
  /** Some of it is demonstration data. */
  demo: boolean;
  /** That this person asked to be told when something comes. */
  request: NotificationRequest | undefined;
  /** An address to which no letter can go. */
  refused?: string | undefined;
}

/** How many weeks ahead the page goes: what happens once a month shows several times. */
const MAX_WEEKS_AHEAD = 12;

/** My week: the days with what fits together, the card that opens it again, then which answers would add more, and what else fits. */
export function WeekPage({
  page,
  token,
  story,
  week,
  card,
  ideas,
  from,
  today,
  answering,
  demo,
  request,
  refused,
}: WeekPageProps) {
  const { language } = page;
  const t = messagesIn(language);
  const href = (path: string) => `/${language}${path}`;
  const count = week.planned.length;
  const told = !isSilent(story);
  const query = from === today ? '' : `?from=${from}`;
  return (
    <Layout
      page={page}
      title={t('week.title')}
      sheet={page.assets['paper.css']}
      stem={{ done: count, of: Math.max(count, 4), text: t('week.stem', { places: count }) }}
      robots="noindex"
    >
      <h1>{story.name ? t('week.title.name', { name: story.name }) : t('week.title')}</h1>
      {!told && <p class="lead">{t('first.lead')}</p>}
      {told && !count && !week.nothingNear && <p class="lead">{t('week.empty')}</p>}
      <WeekSteps language={language} from={from} today={today} count={told ? count : 0} />
      {demo && <Notice kind="demo">{t('demo')}</Notice>}
      <IdeasSection page={page} token={token} ideas={ideas} />
      <Clash language={language} week={week} />
      {week.nothingNear && (
        <NothingNear language={language} token={token} story={story} nothingNear={week.nothingNear} />
      )}
      {told && (
        <NotifySection
          language={language}
          token={token}
          request={request}
          came={hasSomething(week)}
          refused={refused}
        />
      )}
      <section class="week" aria-label={t('week.title')}>
        {week.later && story.place && <h2>{t('week.now-in', { town: story.place.name })}</h2>}
        <WeekDays
          language={language}
          token={token}
          story={story}
          planned={week.planned}
          answering={answering}
        />
      </section>
      {week.later && <LaterWeek language={language} token={token} story={story} later={week.later} />}
      <p class="actions no-print">
        {count > 0 && (
          <ButtonLink href={href(`/week/print${query}`)} kind="primary" icon="print">
            {t('week.print')}
          </ButtonLink>
        )}
        <ButtonLink href={href(told ? '/story' : '/story/name')} kind={told ? 'ghost' : 'primary'}>
          {t(told ? 'week.story' : 'week.tell')}
        </ButtonLink>
      </p>
      {count > 0 && <BusyForm language={language} token={token} story={story} />}
      <KeepCard page={page} card={card} />
      {week.apart.length > 0 && <ApartSuggestions language={language} apart={week.apart} />}
      <ImprovementsNotice language={language} improvements={told ? week.improvements : []} />
      {week.more.length > 0 && (
        <MoreSuggestions language={language} token={token} more={week.more} answering={answering} />
      )}
      {week.removed.length > 0 && (
        <RemovedInitiatives language={language} token={token} removed={week.removed} />
      )}
      <p>
        <a href={href('/initiatives')}>{t('week.all')}</a>
      </p>
    </Layout>
  );
}

/** Which days these are, with the way to the week before and after. */
function WeekSteps({
  language,
  from,
  today,
  count,
}: {
  language: string;
  from: string;
  today: string;
  count: number;
}) {
  const t = messagesIn(language);
  const before = addDays(from, -WEEK_DAYS);
  const after = addDays(from, WEEK_DAYS);
  const day = (date: string) => formatCalendarDay(date, language, 'dayOfMonth');
  const earlier = before <= today ? '' : `?from=${before}`;
  return (
    <nav class="week-steps no-print" aria-label={t('week.which')}>
      {count > 0 && <b>{t('week.count', { places: count })}</b>}
      <bdi>{t('week.dates', { from: day(from), to: day(addDays(from, WEEK_DAYS - 1)) })}</bdi>
      {from > today && <a href={`/${language}/week${earlier}`}>{t('week.earlier')}</a>}
      {after <= addDays(today, MAX_WEEKS_AHEAD * WEEK_DAYS) && (
        <a href={`/${language}/week?from=${after}`}>{t('week.next')}</a>
      )}
    </nav>
  );
}

/** Two things that somebody kept at the same moment. */
function Clash({ language, week: { clash, planned, more } }: { language: string; week: WeekSuggestions }) {
  if (!clash) return null;
  const nameOf = (id: string) => {
    const suggestion = [...planned, ...more].find(({ initiative }) => initiative.id === id);
    return suggestion ? textIn(suggestion.initiative, language).text.name : '';
  };
  return (
    <Notice kind="ask" role="status">
      {messagesIn(language)('week.clash', { first: nameOf(clash[0]), second: nameOf(clash[1]) })}
    </Notice>
  );
}

/** The week at the place where the person shall live, apart from where they are now. */
function LaterWeek({
  language,
  token,
  story: { moving, ...story },
  later,
}: {
  language: string;
  token: string;
  story: Story;
  later: WeekSuggestions;
}) {
  const t = messagesIn(language);
  const town = moving?.place.name ?? '';
  return (
    <section class="week">
      <h2>
        {moving?.from
          ? t('week.from-in', { date: formatCalendarDay(moving.from, language, 'dayOfMonth'), town })
          : t('week.later-in', { town })}
      </h2>
      {later.planned.length ? (
        <WeekDays language={language} token={token} story={story} planned={later.planned} />
      ) : (
        <p>{t('none.near', { town })}</p>
      )}
    </section>
  );
}
