import type { PageContext } from '#core/http/page-context.ts';
import { type Initiative, textIn } from '#features/directory';
import { Button, ButtonLink, Layout } from '#ui';
import { messagesIn } from '../messages.ts';
import { OtherSuggestion } from './OtherSuggestion.tsx';
import type { Alternative } from './suggest.ts';

interface SwapPageProps {
  page: PageContext;
  token: string;
  /** The initiative that would leave the week. */
  replaced: Initiative;
  options: Alternative[];
}

/** What could replace one activity; the rest of the week stays. */
export function SwapPage({ page, token, replaced, options }: SwapPageProps) {
  const { language } = page;
  const t = messagesIn(language);
  const title = t('swap.title', { name: textIn(replaced, language).text.name });
  return (
    <Layout page={page} title={title} sheet={page.assets['paper.css']} robots="noindex">
      <h1>{title}</h1>
      {!options.length && <p class="lead">{t('swap.none')}</p>}
      <div class="cards">
        {options.map(({ suggestion, time }) => {
          const { name } = textIn(suggestion.initiative, language).text;
          return (
            <OtherSuggestion
              language={language}
              level={2}
              suggestion={{ ...suggestion, times: [time] }}
              maxReasons={3}
            >
              <form method="post" action={`/${language}/week/choice`}>
                <input type="hidden" name="token" value={token} />
                <input type="hidden" name="initiative" value={suggestion.initiative.id} />
                <input type="hidden" name="time" value={time.id} />
                <input type="hidden" name="instead" value={replaced.id} />
                <Button name="choice" value="pinned" label={t('slot.for', { verb: t('swap.choose'), name })}>
                  {t('swap.choose')}
                </Button>
              </form>
            </OtherSuggestion>
          );
        })}
      </div>
      <p class="actions">
        <ButtonLink href={`/${language}/week`} kind="ghost" icon="back">
          {t('swap.back')}
        </ButtonLink>
      </p>
    </Layout>
  );
}
