import { joinNames } from '#core/i18n/formats.ts';
import { Icon, type IconName } from '#ui';
import { activityIcon, activityText } from '../fit/activity-words.ts';
import { messagesIn } from '../messages.ts';
import type { Activity } from '../model/answers.ts';
import type { OtherSide } from '../model/queries.ts';

/** How the people of the other side are called, each by their first name. */
export const namesOf = (people: readonly OtherSide[], language: string): string =>
  joinNames(
    people.map(({ name }) => name),
    language,
  );

const ABOUT = [
  ['likes', 'word-hart'],
  ['show', 'give-lessons'],
  ['learn', 'study'],
] as const satisfies readonly (readonly [string, IconName])[];

/** What the people of the other side like, can show and want to learn: in the words that both sides used for themselves. */
export function AboutOthers({ language, people }: { language: string; people: readonly OtherSide[] }) {
  const t = messagesIn(language);
  const things = (field: (typeof ABOUT)[number][0]): Activity[] => [
    ...new Set(people.flatMap(({ answers }) => answers[field])),
  ];
  return (
    <div class="befriending-summary">
      <dl>
        {ABOUT.map(([field, icon]) => {
          const codes = things(field);
          return (
            codes.length > 0 && (
              <div>
                <dt>
                  <Icon name={icon} /> {t(`proposals.about.${field}`)}
                </dt>
                <dd>
                  <ul class="befriending-things">
                    {codes.map((code) => (
                      <li>
                        <Icon name={activityIcon(code)} />
                        <span>{activityText(code, language)}</span>
                      </li>
                    ))}
                  </ul>
                </dd>
              </div>
            )
          );
        })}
      </dl>
    </div>
  );
}
