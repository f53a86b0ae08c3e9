import { formatDay, formatTime } from '#core/i18n/formats.ts';
import { Button, Notice } from '#ui';
import { breakOutsOf } from '../edition/rules.ts';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { messagesIn } from '../messages.ts';
import type { Registration } from '../registrations/types.ts';

/** A seat that is held for somebody: yes or no, and until when. */
export function OwnOffers({
  edition,
  registration,
  language,
  token,
  action,
}: {
  edition: Edition;
  registration: Registration;
  language: string;
  token: string;
  action: string;
}) {
  const t = messagesIn(language);
  return (
    <>
      {registration.offers.map((offer) => {
        const breakOut = breakOutsOf(edition).find(({ id }) => id === offer.breakOutId);
        return (
          <Notice kind="ask" title={t('offer.title')}>
            <p>
              {t('offer.lead', {
                title: breakOut ? `${breakOut.number}. ${textOf(breakOut.texts, 'title', language)}` : '',
                date: formatDay(offer.endsAt, language),
                time: formatTime(offer.endsAt, language),
              })}
            </p>
            <form method="post" action={action} class="actions">
              <input type="hidden" name="token" value={token} />
              <input type="hidden" name="part" value={offer.partId} />
              <Button name="answer" value="yes">
                {t('offer.yes')}
              </Button>
              <Button name="answer" value="no" kind="ghost">
                {t('offer.no')}
              </Button>
            </form>
          </Notice>
        );
      })}
    </>
  );
}
