import { machineTranslationLabel, textIn } from '#features/directory';
import { Button, Card, Reasons } from '#ui';
import { messagesIn } from '../messages.ts';
import { reasonItems, weeklyTimeText } from '../reasons/reason-text.ts';
import type { Suggestion } from './suggest.ts';
import type { SuggestionFormProps } from './WeekSlot.tsx';

/** Other initiatives that fit, each with its reasons and a button that puts it in the week. */
export function MoreSuggestions({ language, token, more }: SuggestionFormProps & { more: Suggestion[] }) {
  const t = messagesIn(language);
  return (
    <section>
      <h2>{t('more.title')}</h2>
      <div class="cards">
        {more.map(({ initiative, reasons, times, travel }) => {
          const { text, language: written } = textIn(initiative, language);
          const [first] = times;
          return (
            <Card
              href={`/${language}/initiatives/${initiative.id}`}
              title={text.name}
              lang={written}
              org={initiative.organisation.name}
              lines={[
                ...times.slice(0, 2).map((time) => weeklyTimeText(time, language)),
                ...(travel ? [t(`minutes.${travel.mode}`, { minutes: travel.minutes })] : []),
                machineTranslationLabel(initiative, language) ?? '',
              ]}
            >
              <Reasons items={reasonItems(reasons, language, 3)} />
              {first ? (
                <form method="post" action={`/${language}/week/choice`}>
                  <input type="hidden" name="token" value={token} />
                  <input type="hidden" name="initiative" value={initiative.id} />
                  <input type="hidden" name="time" value={first.id} />
                  <Button
                    kind="ghost"
                    name="choice"
                    value="pinned"
                    label={t('slot.for', { verb: t('more.add'), name: text.name })}
                  >
                    {t('more.add')}
                  </Button>
                </form>
              ) : (
                <p class="soft">{t('more.no-time')}</p>
              )}
            </Card>
          );
        })}
      </div>
    </section>
  );
}
