import { formatDay } from '#core/i18n/formats.ts';
import { breakoutRounds } from '../edition/rules.ts';
import { textOf } from '../edition/texts.ts';
import type { Edition, ProgrammeItem } from '../edition/types.ts';
import { messagesIn } from '../messages.ts';
import type { Registration } from '../registrations/types.ts';
import { acceptableBreakOuts } from '../seating/candidates.ts';
import { explainSeat } from '../seating/seat-text.ts';

/** Where one sits, per round, and why; before that, what one wished and when one will know. */
export function OwnSeat({
  edition,
  registration,
  language,
}: {
  edition: Edition;
  registration: Registration;
  language: string;
}) {
  const t = messagesIn(language);
  return (
    <section>
      <h2>{t('mine.place')}</h2>
      {edition.seating !== 'published' && (
        <p>{t('mine.wait', { date: formatDay(edition.wishesUntil, language) })}</p>
      )}
      {breakoutRounds(edition).map((item) => (
        <>
          {edition.seating === 'published' ? (
            <SeatWithReasons item={item} registration={registration} language={language} />
          ) : (
            <ol>
              {titlesOf(item, registration.wishes[item.id] ?? [], language).map((title) => (
                <li>{title}</li>
              ))}
            </ol>
          )}
          {titlesOf(item, unusableWishes(item, registration), language).map((title) => (
            <p class="soft">{t('seat.uncovered', { title })}</p>
          ))}
        </>
      ))}
    </section>
  );
}

function SeatWithReasons({
  item,
  registration,
  language,
}: {
  item: ProgrammeItem;
  registration: Registration;
  language: string;
}) {
  const seat = registration.seats.find(({ partId }) => partId === item.id);
  const [first, ...others] = explainSeat(item, seat, language, registration.reasons[item.id]);
  return (
    <>
      <p class="lead">{first}</p>
      {others.map((sentence) => (
        <p>{sentence}</p>
      ))}
    </>
  );
}

/** Wishes that cannot count: no interpreter there, or stairs. */
function unusableWishes(item: ProgrammeItem, registration: Registration): string[] {
  const usable = new Set(acceptableBreakOuts(registration, item.id, item.breakOuts));
  return (registration.wishes[item.id] ?? []).filter((id) => !usable.has(id));
}

const titlesOf = (item: ProgrammeItem, ids: readonly string[], language: string): string[] =>
  ids.flatMap((id) => {
    const breakOut = item.breakOuts.find((each) => each.id === id);
    return breakOut ? [textOf(breakOut.texts, 'title', language)] : [];
  });
