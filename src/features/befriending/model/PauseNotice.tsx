import { formatDate } from '#core/i18n/formats.ts';
import { Notice } from '#ui';
import { messagesIn } from '../messages.ts';
import type { DeskPause } from './pause-queries.ts';

/** For the people of a card that their organisation put on pause: since when, and why in its own words. */
export function PauseNotice({ pause, language }: { pause: DeskPause; language: string }) {
  const t = messagesIn(language);
  return (
    <Notice kind="ask" title={t('pause.title', { date: formatDate(pause.pausedAt, language) })}>
      <p dir="auto">{pause.reason}</p>
      <p>{t('pause.go-on')}</p>
    </Notice>
  );
}
