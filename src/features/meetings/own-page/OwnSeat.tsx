import { formatDay } from '#core/i18n/formats.ts';
import { roundsOf } from '../edition/rules.ts';
import { textOf } from '../edition/texts.ts';
import type { Edition, Part } from '../edition/types.ts';
import { messagesIn } from '../messages.ts';
import type { SignUp } from '../registrations/types.ts';
import { reasonWords } from '../seating/reason-text.ts';
import { optionsOf } from '../seating/regret.ts';

/** Where one sits, per round, and why; before that, what one wished and when one will know. */
export function Place({ edition, mine, language }: { edition: Edition; mine: SignUp; language: string }) {
  const t = messagesIn(language);
  return (
    <section>
      <h2>{t('mine.place')}</h2>
      {edition.seating !== 'published' && (
        <p>{t('mine.wait', { date: formatDay(edition.wishesUntil, language) })}</p>
      )}
      {roundsOf(edition).map((part) => (
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

function Reasons({ part, mine, language }: { part: Part; mine: SignUp; language: string }) {
  const seat = mine.seats.find(({ partId }) => partId === part.id);
  const [first, ...others] = reasonWords(part, seat, language, mine.reasons[part.id]);
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
function uncovered(part: Part, mine: SignUp): string[] {
  const usable = new Set(optionsOf(mine, part.id, part.breakOuts));
  return (mine.wishes[part.id] ?? []).filter((id) => !usable.has(id));
}

const titlesOf = (part: Part, ids: readonly string[], language: string): string[] =>
  ids.flatMap((id) => {
    const one = part.breakOuts.find((each) => each.id === id);
    return one ? [textOf(one.texts, 'title', language)] : [];
  });
