import { formatFullDay } from '#core/i18n/formats.ts';
import { amsterdamDate, daysAfter } from '#core/time/amsterdam.ts';
import { consentsInForce } from '#features/consents';
import { Button, Notice } from '#ui';
import type { OwnSection } from '../card/own-sections.ts';
import { messagesIn } from '../messages.ts';
import { RENEW_PATH } from './paths.ts';

/** So long before a consent runs out the own page asks whether somebody goes on. */
const ASKED_DAYS = 60;

/** On the own page: the consent to an organisation runs out, and one tap goes on. */
export const stayingSection: OwnSection = async ({ tx, language, token, now, cards }) => {
  if (cards.length === 0) return null;
  const lapsing = (await consentsInForce(tx, 'befriending', now)).filter(
    ({ id, until }) => until <= daysAfter(now, ASKED_DAYS) && cards.some(({ own }) => own.consent === id),
  );
  if (lapsing.length === 0) return null;
  const t = messagesIn(language);
  return lapsing.map(({ id, recipientName, until }) => {
    const pool = cards.find(({ own }) => own.consent === id)?.card.pool ?? '';
    return (
      <Notice kind="ask">
        <p>
          {t('staying.until', {
            organisation: recipientName,
            day: formatFullDay(amsterdamDate(until), language),
          })}
        </p>
        <form method="post" action={`/${language}${RENEW_PATH}`}>
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="pool" value={pool} />
          <Button icon="check">{t('staying.go-on')}</Button>
        </form>
      </Notice>
    );
  });
};
