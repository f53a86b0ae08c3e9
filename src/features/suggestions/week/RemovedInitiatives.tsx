import { type Initiative, textIn } from '#features/directory';
import { Button } from '#ui';
import { messagesIn } from '../messages.ts';
import type { SuggestionFormProps } from './WeekSlot.tsx';

/** What the person removed from their week, each with a button to put it back. */
export function RemovedInitiatives({
  language,
  token,
  removed,
}: SuggestionFormProps & { removed: Initiative[] }) {
  const t = messagesIn(language);
  return (
    <details class="no-print">
      <summary>{t('removed.title')}</summary>
      <ul class="plain">
        {removed.map((initiative) => {
          const { text, language: written } = textIn(initiative, language);
          return (
            <li>
              <form method="post" action={`/${language}/week/choice`} class="inline">
                <input type="hidden" name="token" value={token} />
                <input type="hidden" name="initiative" value={initiative.id} />
                <span lang={written}>{text.name}</span>
                <Button
                  kind="quiet"
                  name="choice"
                  value="undo"
                  label={t('slot.for', { verb: t('removed.undo'), name: text.name })}
                >
                  {t('removed.undo')}
                </Button>
              </form>
            </li>
          );
        })}
      </ul>
      <form method="post" action={`/${language}/week/afresh`}>
        <input type="hidden" name="token" value={token} />
        <Button kind="ghost">{t('week.reset')}</Button>
      </form>
    </details>
  );
}
