import { Button } from '#ui';
import { teamMessagesIn } from '../../messages.ts';
import type { Listing } from '../model/types.ts';

interface Given {
  state: Listing['state'];
  /** The own page. */
  at: string;
  token: string;
  language: string;
}

/** It rests, or stopped: one tap brings it back, as it was. */
export function ResumeButton({ state, at, token, language }: Given) {
  const t = teamMessagesIn(language);
  if (state !== 'paused' && state !== 'stopped') return null;
  return (
    <form method="post" action={`${at}/resume`}>
      <input type="hidden" name="token" value={token} />
      <Button icon="sprout">{t('own.resume')}</Button>
    </form>
  );
}

/** Not for now, or not any more. Folded away: nobody taps it by mistake, and one tap undoes it. */
export function PauseOptions({ state, at, token, language }: Given) {
  const t = teamMessagesIn(language);
  if (state !== 'public') return null;
  return (
    <details class="after-card">
      <summary>{t('own.rest')}</summary>
      <p>{t('own.rest.lead')}</p>
      <form method="post" action={`${at}/rest`} class="actions">
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
