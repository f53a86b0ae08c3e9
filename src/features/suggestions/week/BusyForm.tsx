import { DEFAULT_BUSY, MAX_BUSY, type Story } from '#features/story';
import { Button } from '#ui';
import { messagesIn } from '../messages.ts';
import type { SuggestionFormProps } from './WeekSlot.tsx';

/** How many things a week, with one tap for fewer and one for more. */
export function BusyForm({ language, token, story }: SuggestionFormProps & { story: Story }) {
  const t = messagesIn(language);
  const busy = story.busy ?? DEFAULT_BUSY;
  return (
    <form method="post" action={`/${language}/week/busy`} class="actions busy no-print">
      <input type="hidden" name="token" value={token} />
      <span>{t('busy.now', { things: busy })}</span>
      {busy > 1 && (
        <Button kind="ghost" name="busy" value={String(busy - 1)}>
          {t('busy.less')}
        </Button>
      )}
      {busy < MAX_BUSY && (
        <Button kind="ghost" name="busy" value={String(busy + 1)}>
          {t('busy.more')}
        </Button>
      )}
    </form>
  );
}
