import { formatDate } from '#core/i18n/formats.ts';
import { Button, TextArea } from '#ui';
import { teamMessagesIn } from '../../messages.ts';
import type { DeskPause } from '../../model/pause-queries.ts';
import type { Card } from '../../model/rules.ts';
import { cardPath } from '../model/paths.ts';
import { MAX_REASON_LENGTH } from './rules.ts';

/** Putting a card on pause with words that its people read, or letting it go on. */
export function PauseSection({
  card,
  pause,
  token,
  typed,
  error,
  back,
  language,
}: {
  card: Card;
  pause: DeskPause | undefined;
  token: string;
  /** The reason as it was typed, when it was not taken. */
  typed: string;
  error: 'no-reason' | 'too-long' | undefined;
  /** The address of the table from which somebody came: `?…`. */
  back: string;
  language: string;
}) {
  const t = teamMessagesIn(language);
  const path = `/${language}${cardPath(card.id)}`;
  // What is not complete takes part in nothing yet.
  if (card.state === 'draft') return null;
  return (
    <section id="pause">
      <h2>{t('desk.pause.title')}</h2>
      {card.state === 'paused' ? (
        <>
          <p>
            {pause
              ? t('desk.pause.since', { date: formatDate(pause.pausedAt, language) })
              : t('desk.pause.by-themselves')}
          </p>
          {pause && (
            <blockquote dir="auto">
              <p>{pause.reason}</p>
            </blockquote>
          )}
          <form method="post" action={`${path}/resume${back}`} class="stack">
            <input type="hidden" name="token" value={token} />
            <input type="hidden" name="version" value={String(card.version)} />
            <Button kind="ghost">{t('desk.pause.resume')}</Button>
          </form>
        </>
      ) : (
        <form method="post" action={`${path}/pause${back}`} class="stack">
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="version" value={String(card.version)} />
          <TextArea
            name="reason"
            keyName="w"
            label={t('desk.pause.reason')}
            hint={t('desk.pause.hint')}
            value={typed}
            rows={2}
            maxlength={MAX_REASON_LENGTH}
            error={error && t(`desk.pause.${error}`, { max: MAX_REASON_LENGTH })}
          />
          <Button kind="ghost">{t('desk.pause.do')}</Button>
        </form>
      )}
    </section>
  );
}
