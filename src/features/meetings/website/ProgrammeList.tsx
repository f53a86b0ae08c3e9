import { formatTimeRange } from '#core/i18n/formats.ts';
import { Badge } from '#ui';
import { languageNames } from '../edition/language-names.ts';
import { seatsFree } from '../edition/rules.ts';
import { TranslatedText } from '../edition/TranslatedText.tsx';
import { wordsIn } from '../edition/texts.ts';
import type { BreakOut, Edition } from '../edition/types.ts';
import { messagesIn } from '../messages.ts';

/** The programme: a list on a phone; on a desk the break-outs of one round stand beside each other. */
export function ProgrammeList({
  edition,
  language,
  showSeatsFree,
}: {
  edition: Edition;
  language: string;
  showSeatsFree: boolean;
}) {
  const t = messagesIn(language);
  return (
    <ol class="programme">
      {edition.parts.map((item) => {
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
                  of={
                    wordsIn(item.texts, 'title', language) ?? {
                      text: t(`kind.${item.kind}`),
                      lang: language,
                    }
                  }
                />
              </h3>
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
      })}
    </ol>
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
      <p class="asks">
        <TranslatedText of={wordsIn(breakOut.texts, 'question', language)} />
      </p>
      <p class="line">{t('host', { host: breakOut.hostName })}</p>
      {breakOut.languages.length > 0 && (
        <p class="line">{t('languages', { languages: languageNames(breakOut.languages, language) })}</p>
      )}
      {breakOut.interpreters.length > 0 && (
        <p class="line">{t('interpreters', { languages: languageNames(breakOut.interpreters, language) })}</p>
      )}
      {breakOut.room && <p class="line">{t('room', { room: breakOut.room })}</p>}
      <p class="badges">
        <Badge kind={showSeatsFree && seatsFree(breakOut) <= 0 ? 'new' : 'good'}>
          {showSeatsFree
            ? t('free', { free: seatsFree(breakOut) })
            : t('places', { places: breakOut.capacity })}
        </Badge>
        {breakOut.stepFree !== null && (
          <Badge kind={breakOut.stepFree ? 'plain' : 'soft'}>
            {t(breakOut.stepFree ? 'stepFree.yes' : 'stepFree.no')}
          </Badge>
        )}
      </p>
    </article>
  );
}
