import { formatCalendarDay } from '#core/i18n/formats.ts';
import { Button, TextField } from '#ui';
import { teamMessagesIn } from '../../messages.ts';
import type { Listing } from '../model/types.ts';

interface PauseProps {
  listing: Pick<Listing, 'state' | 'pausedUntil'>;
  /** Of the owner page, with the language. */
  ownerPath: string;
  token: string;
  language: string;
}

/** For a listing that is paused or stopped: one tap makes it public again, as it was. */
export function ResumeButton({ listing: { state, pausedUntil }, ownerPath, token, language }: PauseProps) {
  const t = teamMessagesIn(language);
  if (state !== 'paused' && state !== 'stopped') return null;
  return (
    <>
      {pausedUntil && <p>{t('own.paused.until', { date: formatCalendarDay(pausedUntil, language) })}</p>}
      <form method="post" action={`${ownerPath}/resume`}>
        <input type="hidden" name="token" value={token} />
        <Button icon="sprout">{t('own.resume')}</Button>
      </form>
    </>
  );
}

/**
 * For a listing that is public or pauses: pause it, until a day or until its owner says, or stop it. Folded, so that nobody taps
 * it by mistake; one tap undoes it.
 */
export function PauseOptions({
  listing: { state, pausedUntil },
  ownerPath,
  token,
  language,
  typed,
}: PauseProps & {
  /** The day of return as it was typed just now, when it was none; then the options are open. */
  typed: string | undefined;
}) {
  const t = teamMessagesIn(language);
  if (state !== 'public' && state !== 'paused') return null;
  return (
    <details class="after-card" id="pause" open={typed !== undefined}>
      <summary>{t(state === 'paused' ? 'own.rest.other' : 'own.rest')}</summary>
      <p>{t('own.rest.lead')}</p>
      <form method="post" action={`${ownerPath}/rest`} class="stack">
        <input type="hidden" name="token" value={token} />
        <TextField
          name="until"
          type="date"
          label={t('own.pause.until')}
          hint={t('own.pause.until.hint')}
          value={typed ?? pausedUntil ?? ''}
          error={typed === undefined ? undefined : t('own.pause.until.wrong')}
        />
        <div class="actions">
          <Button kind="ghost" icon="clock" name="state" value="paused">
            {t('own.pause')}
          </Button>
          <Button kind="ghost" icon="remove" name="state" value="stopped">
            {t('own.stop')}
          </Button>
        </div>
      </form>
    </details>
  );
}
