import type { Story } from '#features/story';
import { ButtonLink, Notice } from '#ui';
import { messagesIn } from '../messages.ts';
import { AddForm } from './MoreSuggestions.tsx';
import { OtherSuggestion } from './OtherSuggestion.tsx';
import type { Suggestion, WeekSuggestions } from './suggest.ts';
import type { SuggestionFormProps } from './WeekSlot.tsx';

/** The distance says enough: how many minutes that would be on a bicycle does not. */
const withoutWay = (suggestion: Suggestion): Suggestion => ({
  ...suggestion,
  travel: null,
  reasons: suggestion.reasons.filter(({ criterion }) => criterion !== 'travel'),
});

/** Nothing near that fits: that first, then what one joins from home, the nearest with their true distance, and whom to ask. */
export function NothingNear({
  language,
  token,
  story,
  nothingNear: { online, nearest },
}: SuggestionFormProps & { story: Story; nothingNear: NonNullable<WeekSuggestions['nothingNear']> }) {
  const t = messagesIn(language);
  const town = story.place?.name;
  return (
    <>
      <Notice kind="ask" role="status" title={town ? t('none.near', { town }) : t('none.anywhere')}>
        <p>{t('none.lead')}</p>
        <p class="actions">
          <ButtonLink href={`/${language}/contact`} kind="ghost">
            {t('none.ask')}
          </ButtonLink>
        </p>
      </Notice>
      {online.length > 0 && (
        <section>
          <h2>{t('none.online')}</h2>
          <div class="cards">
            {online.map((suggestion) => (
              <OtherSuggestion language={language} suggestion={suggestion}>
                <AddForm language={language} token={token} suggestion={suggestion} />
              </OtherSuggestion>
            ))}
          </div>
        </section>
      )}
      {nearest.length > 0 && (
        <section>
          <h2>{t('none.nearest')}</h2>
          <div class="cards">
            {nearest.map((suggestion) => (
              <OtherSuggestion
                language={language}
                suggestion={withoutWay(suggestion)}
                line={t('none.kilometres', { kilometres: Math.round(suggestion.kilometres) })}
              >
                <AddForm language={language} token={token} suggestion={suggestion} />
              </OtherSuggestion>
            ))}
          </div>
        </section>
      )}
    </>
  );
}
