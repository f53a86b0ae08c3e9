import { Button } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { CALENDAR_PATH } from '../model/paths.ts';

/** The link of the calendar, and how to make and end it. A member sees it and changes nothing. */
export function CalendarSection({
  language,
  token,
  url,
  mayChange,
}: {
  language: string;
  token: string;
  /** Absolute; undefined: there is no link. */
  url: string | undefined;
  mayChange: boolean;
}) {
  const t = teamMessagesIn(language);
  if (!url && !mayChange) return null;
  return (
    <section id="calendar" class="no-print">
      <h2>{t('calendar.title')}</h2>
      <p>{t('calendar.lead')}</p>
      {url && (
        <>
          <p class="address">
            <a href={url.replace(/^https?:/, 'webcal:')}>
              <bdi dir="ltr">{url}</bdi>
            </a>
          </p>
          <p class="soft">{t('calendar.how')}</p>
        </>
      )}
      {mayChange && (
        <div class="actions">
          <form method="post" action={`/${language}${CALENDAR_PATH}`}>
            <input type="hidden" name="token" value={token} />
            <Button kind="ghost" icon="calendar">
              {t(url ? 'calendar.renew' : 'calendar.make')}
            </Button>
          </form>
          {url && (
            <form method="post" action={`/${language}${CALENDAR_PATH}/end`}>
              <input type="hidden" name="token" value={token} />
              <Button kind="ghost" icon="remove">
                {t('calendar.end')}
              </Button>
            </form>
          )}
        </div>
      )}
    </section>
  );
}
