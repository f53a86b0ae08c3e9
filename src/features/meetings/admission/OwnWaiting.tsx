import { formatDay, formatTime } from '#core/i18n/formats.ts';
import { Button, Notice } from '#ui';
import { messagesIn } from '../messages.ts';
import { type Admission, placeInLine } from './rules.ts';

/** On the own page of a party that waits: its place in the line, or the places that are held for it, to say yes or no to. */
export function OwnWaiting({
  admission,
  registrationId,
  path,
  token,
  language,
}: {
  admission: Admission;
  registrationId: string;
  /** Of the own page, with the language. */
  path: string;
  token: string;
  language: string;
}) {
  const t = messagesIn(language);
  const party = admission.waiting.find(({ id }) => id === registrationId);
  if (!party) return null;
  const { offeredUntil, size } = party;
  if (!offeredUntil)
    return (
      <Notice kind="ask">
        <p>{t('wait.line', { position: placeInLine(admission, registrationId) })}</p>
        <p>{t('wait.together', { people: size })}</p>
      </Notice>
    );
  const when = { date: formatDay(offeredUntil, language), time: formatTime(offeredUntil, language) };
  return (
    <Notice kind="ask" title={t('wait.offer.title')}>
      <p>{t('wait.offer', { people: size, ...when })}</p>
      <form method="post" action={`${path}/place`} class="actions">
        <input type="hidden" name="token" value={token} />
        <Button name="answer" value="yes" icon="check">
          {t('wait.offer.yes')}
        </Button>
        <Button name="answer" value="no" kind="quiet">
          {t('wait.offer.no')}
        </Button>
      </form>
    </Notice>
  );
}
