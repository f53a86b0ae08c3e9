import { formatCalendarDay } from '#core/i18n/formats.ts';
import { Definition, Notice } from '#ui';
import { formatLength, messagesIn } from '../messages.ts';
import { HOURS_KINDS } from '../model/rules.ts';
import type { StatementContent } from '../model/statement-rules.ts';

/** What a statement says, and nothing more. */
export function StatementFacts({ content, language }: { content: StatementContent; language: string }) {
  const t = messagesIn(language);
  return (
    <>
      {content.example && <Notice kind="demo">{t('st.example')}</Notice>}
      <h2>
        <bdi>{content.name}</bdi>
      </h2>
      <p>
        {t('st.made', { day: dayOf(content.made, language) })} · {content.issuer}
      </p>
      <Definition
        items={[
          ...HOURS_KINDS.flatMap((kind): [string, string][] =>
            content.totals[kind] ? [[t(`kind.${kind}`), formatLength(content.totals[kind], language)]] : [],
          ),
          [t('total.title', { length: '' }), formatLength(content.total, language)],
        ]}
      />
      <ul class="plain">
        {content.entries.map((entry) => (
          <li>
            <p>
              <b>
                {dayOf(entry.day, language)} · <bdi>{`${entry.from}–${entry.to}`}</bdi> ·{' '}
                {formatLength(entry.minutes, language)}
              </b>
              <br />
              <bdi>{entry.place}</bdi> · {t(`kind.${entry.kind}`)}
              {entry.dutch && ` · ${t('entry.dutch')}`}
              {entry.together && ` · ${t('entry.together')}`}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

const dayOf = (day: string, language: string): string =>
  `${formatCalendarDay(day, language, 'dayOfMonth')} ${day.slice(0, 4)}`;
