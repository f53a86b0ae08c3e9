import { machineTranslationLabel, textIn } from '#features/directory';
import { Button, ButtonLink, Card, Notice, Reasons } from '#ui';
import { messagesIn } from '../messages.ts';
import type { DoorToOpen } from '../rules/doors.ts';
import type { MyWeek } from '../rules/suggest.ts';
import type { Choosing } from './slot.tsx';
import { reasonItems, timeWords } from './words.ts';

type Key = Parameters<ReturnType<typeof messagesIn>>[0];

/** Other places that fit, each with its reasons and one tap to put it in the week. */
export function MoreSuggestions({ language, token, more }: Choosing & { more: MyWeek['more'] }) {
  const t = messagesIn(language);
  return (
    <section>
      <h2>{t('more.title')}</h2>
      <div class="cards">
        {more.map(({ initiative, reasons, times, way }) => {
          const { text, language: written } = textIn(initiative, language);
          const [first] = times;
          return (
            <Card
              href={`/${language}/initiatives/${initiative.id}`}
              title={text.name}
              lang={written}
              org={initiative.organisation.name}
              lines={[
                ...times.slice(0, 2).map((time) => timeWords(time, language)),
                ...(way ? [t(`minutes.${way.mode}`, { minutes: way.minutes })] : []),
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

/** The one or two changes or answers that would add most. */
export function Doors({ language, doors }: { language: string; doors: DoorToOpen[] }) {
  const t = messagesIn(language);
  if (!doors.length) return null;
  return (
    <Notice kind="ask" title={t('doors.title')}>
      {doors.map(({ kind, criterion, places, ask, examples }) => (
        <div class="open-door">
          <p>{t(`doors.${kind}.${criterion}` as Key, { places })}</p>
          {ask && (
            <ButtonLink href={`/${language}/story/${ask}`} kind="ghost">
              {t(kind === 'answer' ? 'doors.answer' : 'doors.change')}
            </ButtonLink>
          )}
          {examples.length > 0 && (
            <details>
              <summary>{t('doors.examples')}</summary>
              <ul>
                {examples.map((one) => {
                  const { text, language: written } = textIn(one, language);
                  return (
                    <li>
                      <a href={`/${language}/initiatives/${one.id}`} lang={written}>
                        {text.name}
                      </a>
                    </li>
                  );
                })}
              </ul>
            </details>
          )}
        </div>
      ))}
    </Notice>
  );
}
