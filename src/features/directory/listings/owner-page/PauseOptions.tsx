import { Button } from '#ui';
import { teamMessagesIn } from '../../messages.ts';
import type { Listing } from '../model/types.ts';

interface PauseProps {
  state: Listing['state'];
  /** Of the owner page, with the language. */
  ownerPath: string;
  token: string;
  language: string;
}

/** For a listing that is paused or stopped: one tap makes it public again, as it was. */
export function ResumeButton({ state, ownerPath, token, language }: PauseProps) {
  const t = teamMessagesIn(language);
  if (state !== 'paused' && state !== 'stopped') return null;
  return (
    <form method="post" action={`${ownerPath}/resume`}>
      <input type="hidden" name="token" value={token} />
      <Button icon="sprout">{t('own.resume')}</Button>
    </form>
  );
}

/** For a public listing: pause or stop it. Folded, so that nobody taps it by mistake; one tap undoes it. */
export function PauseOptions({ state, ownerPath, token, language }: PauseProps) {
  const t = teamMessagesIn(language);
  if (state !== 'public') return null;
  return (
    <details class="after-card">
      <summary>{t('own.rest')}</summary>
      <p>{t('own.rest.lead')}</p>
      <form method="post" action={`${ownerPath}/rest`} class="actions">
        <input type="hidden" name="token" value={token} />
        <Button kind="ghost" icon="clock" name="state" value="paused">
          {t('own.pause')}
        </Button>
        <Button kind="ghost" icon="remove" name="state" value="stopped">
          {t('own.stop')}
        </Button>
      </form>
    </details>
  );
}
