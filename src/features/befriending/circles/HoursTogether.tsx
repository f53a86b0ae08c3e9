import { weekdayName } from '#core/i18n/formats.ts';
import { WEEK_CELLS } from '#features/story/rules.ts';
import { type DAY_PARTS, vocabularyIn, WEEKDAYS } from '#features/vocabulary';
import { Icon } from '#ui';
import { messagesIn } from '../messages.ts';
import type { Answers } from '../model/answers.ts';
import { countByCell } from './rules.ts';

const PARTS = ['morning', 'afternoon', 'evening'] as const satisfies readonly (keyof typeof DAY_PARTS)[];

/** A week as a picture: where all members can, and elsewhere how many of them. */
export function HoursTogether({
  language,
  members,
}: {
  language: string;
  members: readonly Pick<Answers, 'cells'>[];
}) {
  const t = messagesIn(language);
  const counts = countByCell(members);
  return (
    <>
      <table class="week-grid hours-together">
        <caption class="unseen">{t('circles.hours')}</caption>
        <thead>
          <tr>
            <td />
            {PARTS.map((part) => (
              <th scope="col">
                <Icon name={part} />
                <span>{vocabularyIn(language)(`dayPart.${part}`)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {WEEKDAYS.map((day, row) => (
            <tr>
              <th scope="row">{weekdayName(day, language)}</th>
              {PARTS.map((_, column) => {
                const cell = WEEK_CELLS[row * PARTS.length + column];
                const count = (cell && counts.get(cell)) ?? 0;
                return <HourCell language={language} count={count} all={count === members.length} />;
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="soft">{t('circles.hours.hint')}</p>
    </>
  );
}

function HourCell({ language, count, all }: { language: string; count: number; all: boolean }) {
  const t = messagesIn(language);
  return (
    <td class={all ? 'all' : undefined}>
      <span class="unseen">{all ? t('circles.hours.all') : t('circles.hours.some', { count })}</span>
      <span aria-hidden="true">{all ? <Icon name="check" /> : count || '·'}</span>
    </td>
  );
}
