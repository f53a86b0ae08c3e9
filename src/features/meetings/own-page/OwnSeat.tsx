import { formatDay } from '#core/i18n/formats.ts';
import { breakoutRounds } from '../edition/rules.ts';
import { textOf } from '../edition/texts.ts';
import type { Edition, ProgrammeItem } from '../edition/types.ts';
import { messagesIn } from '../messages.ts';
import type { Registration } from '../registrations/types.ts';
import { explainSeat } from '../seating/reason-text.ts';
import { acceptableBreakOuts } from '../seating/regret.ts';

/** Where one sits, per round, and why; before that, what one wished and when one will know. */
export function OwnSeat({
  edition,
  mine,
  language,
}: {
  edition: Edition;
  mine: Registration;
  language: string;
}) {
  const t = messagesIn(language);
  return (
    <section>
      <h2>{t('mine.place')}</h2>
      {edition.seating !== 'published' && (
        <p>{t('mine.wait', { date: formatDay(edition.wishesUntil, language) })}</p>
      )}
      {breakoutRounds(edition).map((part) => (
        <>
          {edition.seating === 'published' ? (
            <Reasons part={part} mine={mine} language={language} />
          ) : (
            <ol>
              {titlesOf(part, mine.wishes[part.id] ?? [], language).map((title) => (
                <li>{title}</li>
              ))}
            </ol>
          )}
          {titlesOf(part, uncovered(part, mine), language).map((title) => (
            <p class="soft">{t('seat.uncovered', { title })}</p>
          ))}
        </>
      ))}
    </section>
  );
}

function Reasons({ part, mine, language }: { part: ProgrammeItem; mine: Registration; language: string }) {
  const seat = mine.seats.find(({ partId }) => partId === part.id);
  const [first, ...others] = explainSeat(part, seat, language, mine.reasons[part.id]);
  return (
    <>
      <p class="lead">{first}</p>
      {others.map((words) => (
        <p>{words}</p>
      ))}
    </>
  );
}

/** Wishes that cannot count: no interpreter there, or stairs. */
function uncovered(part: ProgrammeItem, mine: Registration): string[] {
  const usable = new Set(acceptableBreakOuts(mine, part.id, part.breakOuts));
  return (mine.wishes[part.id] ?? []).filter((id) => !usable.has(id));
}

const titlesOf = (part: ProgrammeItem, ids: readonly string[], language: string): string[] =>
  ids.flatMap((id) => {
    const one = part.breakOuts.find((each) => each.id === id);
    return one ? [textOf(one.texts, 'title', language)] : [];
  });
