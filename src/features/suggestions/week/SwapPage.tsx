import type { PageContext } from '#core/http/page-context.ts';
import { type Initiative, machineTranslationLabel, textIn } from '#features/directory';
import { Button, ButtonLink, Card, Layout, Reasons } from '#ui';
import { messagesIn } from '../messages.ts';
import { reasonItems, weeklyTimeText } from '../reasons/reason-text.ts';
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
                weeklyTimeText(time, language),
                ...(suggestion.travel
                  ? [t(`minutes.${suggestion.travel.mode}`, { minutes: suggestion.travel.minutes })]
                  : []),
                machineTranslationLabel(suggestion.initiative, language) ?? '',
              ]}
            >
              <Reasons items={reasonItems(suggestion.reasons, language, 3)} />
              <form method="post" action={`/${language}/week/choice`}>
                <input type="hidden" name="token" value={token} />
                <input type="hidden" name="initiative" value={suggestion.initiative.id} />
                <input type="hidden" name="time" value={time.id} />
                <input type="hidden" name="instead" value={replaced.id} />
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
