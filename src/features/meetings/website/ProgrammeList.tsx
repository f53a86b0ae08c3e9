import { formatCalendarDay, formatTimeRange } from '#core/i18n/formats.ts';
import { Badge } from '#ui';
import { languageNames } from '../edition/language-names.ts';
import { daysOf } from '../edition/programme.ts';
import { seatsFree } from '../edition/rules.ts';
import { TranslatedText } from '../edition/TranslatedText.tsx';
import { wordsIn } from '../edition/texts.ts';
import type { BreakOut, Cancellable, Edition, ProgrammeItem, Venue } from '../edition/types.ts';
import { messagesIn } from '../messages.ts';

/** The programme, day by day: a list on a phone; on a desk the break-outs of one round stand beside each other. */
export function ProgrammeList({
  edition,
  language,
  showSeatsFree,
}: {
  edition: Edition;
  language: string;
  showSeatsFree: boolean;
}) {
  const days = daysOf(edition.parts);
  const itemsOf = (parts: ProgrammeItem[]) => (
    <ol class="programme">
      {parts.map((item) => (
        <ProgrammePart
          item={item}
          venue={edition.venues.length > 1 ? edition.venues.find(({ id }) => id === item.venueId) : undefined}
          language={language}
          showSeatsFree={showSeatsFree}
        />
      ))}
    </ol>
  );
  if (days.length < 2) return itemsOf(edition.parts);
  return (
    <>
      {days.map(({ day, parts }) => (
        <>
          <h3>{formatCalendarDay(day, language)}</h3>
          {itemsOf(parts)}
        </>
      ))}
    </>
  );
}

function ProgrammePart({
  item,
  venue,
  language,
  showSeatsFree,
}: {
  item: ProgrammeItem;
  /** Where it is, when the meeting is at more than one place. */
  venue: Venue | undefined;
  language: string;
  showSeatsFree: boolean;
}) {
  const t = messagesIn(language);
  const about = wordsIn(item.texts, 'about', language);
  return (
    <li class="part">
      <p class="part-time">
        <time dateTime={item.startsAt.toISOString()}>
          {formatTimeRange(item.startsAt, item.endsAt, language)}
        </time>
      </p>
      <div class="part-words">
        <h3>
          <TranslatedText
            of={wordsIn(item.texts, 'title', language) ?? { text: t(`kind.${item.kind}`), lang: language }}
          />
        </h3>
        <CancelledNote of={item} language={language} />
        {venue && (
          <p class="line">
            <bdi>{venue.name}</bdi> {venue.online && <Badge kind="plain">{t('online')}</Badge>}
          </p>
        )}
        {about && (
          <p>
            <TranslatedText of={about} />
          </p>
        )}
        {item.breakOuts.length > 0 && (
          <div class="break-outs">
            {item.breakOuts.map((breakOut) => (
              <BreakOutCard breakOut={breakOut} language={language} showSeatsFree={showSeatsFree} />
            ))}
          </div>
        )}
      </div>
    </li>
  );
}

/** That something does not go on, and why. */
export function CancelledNote({ of, language }: { of: Cancellable; language: string }) {
  if (!of.cancelledAt) return null;
  const reason = wordsIn(of.cancelReason, 'reason', language);
  return (
    <p class="cancelled">
      <Badge kind="new">{messagesIn(language)('off')}</Badge> <TranslatedText of={reason} />
    </p>
  );
}

/** One break-out: number, title, the question to answer, host, languages, room and how much room there is. */
export function BreakOutCard({
  breakOut,
  language,
  showSeatsFree,
}: {
  breakOut: BreakOut;
  language: string;
  showSeatsFree: boolean;
}) {
  const t = messagesIn(language);
  return (
    <article class="break-out" id={`b${breakOut.number}`}>
      <p class="number" aria-hidden="true">
        {breakOut.number}
      </p>
      <h4>
        <span class="unseen">{breakOut.number}. </span>
        <TranslatedText of={wordsIn(breakOut.texts, 'title', language)} />
      </h4>
      <CancelledNote of={breakOut} language={language} />
      <p class="asks">
        <TranslatedText of={wordsIn(breakOut.texts, 'question', language)} />
      </p>
      {breakOut.hostName && <p class="line">{t('host', { host: breakOut.hostName })}</p>}
      {breakOut.languages.length > 0 && (
        <p class="line">{t('languages', { languages: languageNames(breakOut.languages, language) })}</p>
      )}
      {breakOut.interpreters.length > 0 && (
        <p class="line">{t('interpreters', { languages: languageNames(breakOut.interpreters, language) })}</p>
      )}
      {breakOut.room && <p class="line">{t('room', { room: breakOut.room })}</p>}
      <p class="badges">
        {!breakOut.cancelledAt && (
          <Badge kind={showSeatsFree && seatsFree(breakOut) <= 0 ? 'new' : 'good'}>
            {showSeatsFree
              ? t('free', { free: seatsFree(breakOut) })
              : t('places', { places: breakOut.capacity })}
          </Badge>
        )}
        {breakOut.stepFree !== null && (
          <Badge kind={breakOut.stepFree ? 'plain' : 'soft'}>
            {t(breakOut.stepFree ? 'stepFree.yes' : 'stepFree.no')}
          </Badge>
        )}
      </p>
    </article>
  );
}
