import { formatTimeRange } from '#core/i18n/formats.ts';
import { Badge } from '#ui';
import { languageNames } from '../edition/language-names.ts';
import { seatsFree } from '../edition/rules.ts';
import { wordsIn } from '../edition/texts.ts';
import type { BreakOut, Edition } from '../edition/types.ts';
import { messagesIn } from '../messages.ts';

/** Words that may be in another language than the page. */
export const Words = ({ of }: { of: { text: string; lang: string } | undefined }) =>
  of ? <bdi lang={of.lang}>{of.text}</bdi> : null;

/** The programme: a list on a phone; on a desk the break-outs of one round stand beside each other. */
export function Programme({
  edition,
  language,
  counts,
}: {
  edition: Edition;
  language: string;
  counts: boolean;
}) {
  const t = messagesIn(language);
  return (
    <ol class="programme">
      {edition.parts.map((part) => {
        const about = wordsIn(part.texts, 'about', language);
        return (
          <li class="part">
            <p class="part-time">
              <time dateTime={part.startsAt.toISOString()}>
                {formatTimeRange(part.startsAt, part.endsAt, language)}
              </time>
            </p>
            <div class="part-words">
              <h3>
                <Words
                  of={
                    wordsIn(part.texts, 'title', language) ?? {
                      text: t(`kind.${part.kind}`),
                      lang: language,
                    }
                  }
                />
              </h3>
              {about && (
                <p>
                  <Words of={about} />
                </p>
              )}
              {part.breakOuts.length > 0 && (
                <div class="break-outs">
                  {part.breakOuts.map((one) => (
                    <BreakOutCard one={one} language={language} counts={counts} />
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
  one,
  language,
  counts,
}: {
  one: BreakOut;
  language: string;
  counts: boolean;
}) {
  const t = messagesIn(language);
  return (
    <article class="break-out" id={`b${one.number}`}>
      <p class="number" aria-hidden="true">
        {one.number}
      </p>
      <h4>
        <span class="unseen">{one.number}. </span>
        <Words of={wordsIn(one.texts, 'title', language)} />
      </h4>
      <p class="asks">
        <Words of={wordsIn(one.texts, 'question', language)} />
      </p>
      <p class="line">{t('host', { host: one.hostName })}</p>
      {one.languages.length > 0 && (
        <p class="line">{t('languages', { languages: languageNames(one.languages, language) })}</p>
      )}
      {one.interpreters.length > 0 && (
        <p class="line">{t('interpreters', { languages: languageNames(one.interpreters, language) })}</p>
      )}
      {one.room && <p class="line">{t('room', { room: one.room })}</p>}
      <p class="badges">
        <Badge kind={counts && seatsFree(one) <= 0 ? 'new' : 'good'}>
          {counts ? t('free', { free: seatsFree(one) }) : t('places', { places: one.capacity })}
        </Badge>
        {one.stepFree !== null && (
          <Badge kind={one.stepFree ? 'plain' : 'soft'}>
            {t(one.stepFree ? 'stepFree.yes' : 'stepFree.no')}
          </Badge>
        )}
      </p>
    </article>
  );
}
