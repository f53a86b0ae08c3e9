import { Button, Notice, TextField } from '#ui';
import { messagesIn } from '../messages.ts';
import type { NotificationRequest } from './queries.ts';

interface NotifySectionProps {
  language: string;
  token: string;
  /** What this person asked before. */
  request: NotificationRequest | undefined;
  /** There is something now. */
  came: boolean;
  /** What was typed, when it was no address. */
  refused?: string | undefined;
}

/** Asks to be told when something comes, says that it was asked or that something came, and ends it. */
export function NotifySection({ language, token, request, came, refused }: NotifySectionProps) {
  const t = messagesIn(language);
  if (request)
    return (
      <Notice kind={came ? 'good' : 'ask'} role="status">
        <p>{t(came ? 'notify.came' : request.email ? 'notify.asked-letter' : 'notify.asked')}</p>
        <form method="post" action={`/${language}/week/notification/stop`} class="no-print">
          <input type="hidden" name="token" value={token} />
          <Button kind="quiet">{t(came ? 'notify.seen' : 'notify.stop')}</Button>
        </form>
      </Notice>
    );
  if (came) return null;
  return (
    <form method="post" action={`/${language}/week/notification`} class="no-print" id="notify">
      <h2>{t('notify.title')}</h2>
      <p>{t('notify.lead')}</p>
      <input type="hidden" name="token" value={token} />
      <TextField
        name="email"
        label={t('notify.email')}
        hint={t('notify.email.hint')}
        value={refused ?? ''}
        inputmode="email"
        autocomplete="email"
        maxlength={200}
        error={refused === undefined ? undefined : t('notify.no-address')}
      />
      <Button>{t('notify.do')}</Button>
    </form>
  );
}
