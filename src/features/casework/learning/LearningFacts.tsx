import type { ComponentChildren } from 'preact';
import { formatFullDay } from '#core/i18n/formats.ts';
import type { Translate } from '#core/i18n/messages.ts';
import type publicMessages from '../messages/public.nl.json';
import type teamMessages from '../messages/team.nl.json';
import { LANGUAGE_SKILLS } from '../model/events.ts';
import { LevelPicture } from './LevelPicture.tsx';
import { type LearningRecord, type LearningRecordOf, levelsOverTime, recordsOf } from './rules.ts';

/** The words of these facts: the same keys stand among those of the desks and those of newcomers. */
export type LearningWords = Translate<
  Extract<keyof typeof publicMessages & keyof typeof teamMessages, `learning.${string}`>
>;

interface FactsProps {
  /** What can be done with a level, on the desk. */
  actionOn?: (record: LearningRecord) => ComponentChildren;
  records: readonly LearningRecord[];
  /** Hours that count in the case. */
  hours: { course: number; participation: number };
  /** YYYY-MM-DD */
  today: string;
  language: string;
  t: LearningWords;
}

/** Who says a fact, and of which day it is. */
export function SourceOf({
  record,
  language,
  t,
}: {
  record: LearningRecord;
  language: string;
  t: LearningWords;
}) {
  return (
    <span class="soft">
      {t(`learning.source.${record.source}`)}
      {record.source !== 'newcomer' && (
        <>
          {' '}
          (<bdi>{record.by}</bdi>)
        </>
      )}
      {', '}
      {formatFullDay(record.day, language)}
    </span>
  );
}

/** Levels as pictures and as a table, hours, attendance and how it goes: what is known, with who says it and since when. */
export function LearningFacts({ records, hours, today, language, t, actionOn }: FactsProps) {
  const skills = levelsOverTime(records);
  const levels = recordsOf(records, 'level');
  const from = levels.map(({ day }) => day).sort()[0] ?? today;
  return (
    <>
      <section>
        <h2>{t('learning.levels')}</h2>
        {levels.length === 0 && <p>{t('learning.levels.none')}</p>}
        {levels.length > 0 && (
          <>
            <div class="cards">
              {LANGUAGE_SKILLS.map((skill) => {
                const points = skills.get(skill) ?? [];
                const last = points.at(-1);
                return (
                  last && (
                    <figure class="card">
                      <figcaption>
                        <b>{t(`learning.skill.${skill}`)}</b>: {t(`learning.level.${last.level}`)}
                      </figcaption>
                      <LevelPicture
                        points={points}
                        from={from}
                        today={today}
                        label={`${t(`learning.skill.${skill}`)}: ${points
                          .map(
                            ({ day, level }) =>
                              `${formatFullDay(day, language)} ${t(`learning.level.${level}`)}`,
                          )
                          .join('; ')}`}
                        language={language}
                      />
                    </figure>
                  )
                );
              })}
            </div>
            <details>
              <summary>{t('learning.table')}</summary>
              <table class="plain-table">
                <caption class="unseen">{t('learning.levels')}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t('learning.skill')}</th>
                    <th scope="col">{t('learning.level')}</th>
                    <th scope="col">{t('learning.said')}</th>
                  </tr>
                </thead>
                <tbody>
                  {levels.map((record) => (
                    <tr>
                      <th scope="row">{t(`learning.skill.${record.data.skill}`)}</th>
                      <td>{t(`learning.level.${record.data.level}`)}</td>
                      <td>
                        <SourceOf record={record} language={language} t={t} />
                        {actionOn?.(record)}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </details>
          </>
        )}
      </section>
      <section>
        <h2>{t('learning.hours')}</h2>
        <table class="plain-table">
          <caption class="unseen">{t('learning.hours')}</caption>
          <tbody>
            {(['course', 'participation'] as const).map((kind) => (
              <tr>
                <th scope="row">{t(`learning.hours.${kind}`)}</th>
                <td>{hours[kind]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

/** A record of attendance in words: hours that were planned and came to, what the school cancelled, and why, without blame. */
export function AttendanceText({
  record,
  language,
  t,
}: {
  record: LearningRecordOf<'attendance'>;
  language: string;
  t: LearningWords;
}) {
  const { from, planned, attended, cancelled, reasons } = record.data;
  return (
    <>
      <p>
        {t('learning.attendance.period', {
          first: formatFullDay(from, language),
          last: formatFullDay(record.day, language),
        })}
        <br />
        <b>{t('learning.attendance.hours', { attended, planned })}</b>
      </p>
      {cancelled > 0 && <p>{t('learning.attendance.cancelled', { hours: cancelled })}</p>}
      {reasons.length > 0 && (
        <p>
          {t('learning.attendance.reasons')}{' '}
          {reasons.map((reason) => t(`learning.reason.${reason}`)).join(' · ')}
        </p>
      )}
    </>
  );
}
