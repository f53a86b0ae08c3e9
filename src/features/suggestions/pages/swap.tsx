import type { PageContext } from '#core/http/page-context.ts';
import { type Initiative, machineTranslationLabel, textIn, type WeeklyTime } from '#features/directory';
import { Button, ButtonLink, Card, Layout, Reasons } from '#ui';
import { messagesIn } from '../messages.ts';
import type { Suggestion } from '../rules/suggest.ts';
import { reasonItems, timeWords } from './words.ts';

interface Swapping {
  page: PageContext;
  token: string;
  instead: Initiative;
  options: { suggestion: Suggestion; time: WeeklyTime }[];
}

/** What could come instead of one activity; the rest of the week stays. */
export function SwapPage({ page, token, instead, options }: Swapping) {
  const { language } = page;
  const t = messagesIn(language);
  const title = t('swap.title', { name: textIn(instead, language).text.name });
  return (
    <Layout page={page} title={title} robots="noindex">
      <h1>{title}</h1>
      {!options.length && <p class="lead">{t('swap.none')}</p>}
      <div class="cards">
        {options.map(({ suggestion, time }) => {
          const { text, language: written } = textIn(suggestion.initiative, language);
          return (
            <Card
              level={2}
              href={`/${language}/initiatives/${suggestion.initiative.id}`}
              title={text.name}
              lang={written}
              org={suggestion.initiative.organisation.name}
              lines={[
                timeWords(time, language),
                ...(suggestion.way
                  ? [t(`minutes.${suggestion.way.mode}`, { minutes: suggestion.way.minutes })]
                  : []),
                machineTranslationLabel(suggestion.initiative, language) ?? '',
              ]}
            >
              <Reasons items={reasonItems(suggestion.reasons, language, 3)} />
              <form method="post" action={`/${language}/week/choice`}>
                <input type="hidden" name="token" value={token} />
                <input type="hidden" name="initiative" value={suggestion.initiative.id} />
                <input type="hidden" name="time" value={time.id} />
                <input type="hidden" name="instead" value={instead.id} />
                <Button
                  name="choice"
                  value="pinned"
                  label={t('slot.for', { verb: t('swap.choose'), name: text.name })}
                >
                  {t('swap.choose')}
                </Button>
              </form>
            </Card>
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
