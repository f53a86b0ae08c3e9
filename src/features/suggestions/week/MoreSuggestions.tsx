import { textIn } from '#features/directory';
import { AskLink } from '#features/placements';
import { Button } from '#ui';
import { messagesIn } from '../messages.ts';
import { OtherSuggestion } from './OtherSuggestion.tsx';
import type { Suggestion } from './suggest.ts';
import type { SuggestionFormProps } from './WeekSlot.tsx';

/** Other initiatives that fit, behind one tap: each with its reasons and a button that puts it in the week. */
export function MoreSuggestions({
  language,
  token,
  more,
  answering,
}: SuggestionFormProps & { more: Suggestion[]; answering: ReadonlySet<string> }) {
  const t = messagesIn(language);
  return (
    <details id="more">
      <summary>{t('more.count', { places: more.length })}</summary>
      <div class="cards">
        {more.map((suggestion) => (
          <OtherSuggestion language={language} suggestion={suggestion}>
            <AddForm language={language} token={token} suggestion={suggestion} />
            {answering.has(suggestion.initiative.id) && (
              <AskLink
                language={language}
                initiative={suggestion.initiative.id}
                time={suggestion.times[0]?.id}
                name={textIn(suggestion.initiative, language).text.name}
              />
            )}
          </OtherSuggestion>
        ))}
      </div>
    </details>
  );
}

/** Puts a suggestion into the week at the first time at which somebody can come. */
export function AddForm({ language, token, suggestion }: SuggestionFormProps & { suggestion: Suggestion }) {
  const t = messagesIn(language);
  const { initiative, times } = suggestion;
  const [first] = times;
  if (!first) return <p class="soft">{t('more.no-time')}</p>;
  const { name } = textIn(initiative, language).text;
  return (
    <form method="post" action={`/${language}/week/choice`}>
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="initiative" value={initiative.id} />
      <input type="hidden" name="time" value={first.id} />
      <Button kind="ghost" name="choice" value="pinned" label={t('slot.for', { verb: t('more.add'), name })}>
        {t('more.add')}
      </Button>
    </form>
  );
}
