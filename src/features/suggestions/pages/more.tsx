import { machineMark, textIn } from '#features/directory';
import { Button, ButtonLink, Card, Notice, Reasons } from '#ui';
import { speak } from '../messages/index.ts';
import type { DoorToOpen } from '../rules/doors.ts';
import type { MyWeek } from '../rules/suggest.ts';
import type { Choosing } from './slot.tsx';
import { reasonItems, timeWords } from './words.ts';

type Key = Parameters<ReturnType<typeof speak>>[0];

/** Other places that fit, each with its reasons and one tap to put it in the week. */
export function MoreSuggestions({ language, token, more }: Choosing & { more: MyWeek['more'] }) {
  const say = speak(language);
  return (
    <section>
      <h2>{say('more.title')}</h2>
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
                ...(way ? [say(`minutes.${way.mode}`, { minutes: way.minutes })] : []),
                machineMark(initiative, language) ?? '',
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
                    label={say('slot.for', { verb: say('more.add'), name: text.name })}
                  >
                    {say('more.add')}
                  </Button>
                </form>
              ) : (
                <p class="soft">{say('more.no-time')}</p>
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
  const say = speak(language);
  if (!doors.length) return null;
  return (
    <Notice kind="ask" title={say('doors.title')}>
      {doors.map(({ kind, criterion, places, ask, examples }) => (
        <div class="open-door">
          <p>{say(`doors.${kind}.${criterion}` as Key, { places })}</p>
          {ask && (
            <ButtonLink href={`/${language}/story/${ask}`} kind="ghost">
              {say(kind === 'answer' ? 'doors.answer' : 'doors.change')}
            </ButtonLink>
          )}
          {examples.length > 0 && (
            <details>
              <summary>{say('doors.examples')}</summary>
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
