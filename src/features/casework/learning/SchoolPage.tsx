import type { PageContext } from '#core/http/page-context.ts';
import { formatDate } from '#core/i18n/formats.ts';
import { Button, Layout, Notice } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { AttendanceText, SourceOf } from './LearningFacts.tsx';
import type { CourseSchool, Learner } from './queries.ts';
import { type LearningRefusal, RecordFields, type TypedLearning } from './RecordFields.tsx';
import { type LearningRecord, SCHOOL_KINDS, schoolPath } from './rules.ts';

const NOTHING: TypedLearning = { get: () => '', getAll: () => [] };

/** For the contact of a course school, behind its private link: the own learners, and what the school told of each. */
export function SchoolPage({
  page,
  link,
  school,
  learners,
  chosen,
  records,
  token,
  formKey,
  today,
  typed,
  refused,
  saved,
}: {
  page: PageContext;
  link: string;
  school: CourseSchool;
  learners: Learner[];
  /** The learner whose form is open. */
  chosen: Learner | undefined;
  /** What this school told of them. */
  records: readonly LearningRecord[];
  token: string;
  formKey: string;
  today: string;
  typed: TypedLearning;
  refused: { kind: string; refusal: LearningRefusal } | undefined;
  saved: boolean;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const path = `/${language}${schoolPath(link)}`;
  return (
    <Layout page={page} title={t('learning.school.title')} narrow robots="noindex">
      <p class="soft">
        <bdi>{school.name}</bdi>
      </p>
      <h1>{t('learning.school.title')}</h1>
      {saved && (
        <Notice kind="good" role="status">
          {t('learning.school.saved')}
        </Notice>
      )}
      {refused && (
        <Notice kind="problem" role="alert">
          {t(`learning.refused.${refused.refusal}`)}
        </Notice>
      )}
      <p class="lead">{t('learning.school.lead')}</p>
      <p class="soft">{t('learning.school.until', { date: formatDate(school.endsAt, language) })}</p>
      {learners.length === 0 && <p>{t('learning.school.nobody')}</p>}
      <ul class="plain">
        {learners.map((learner) => (
          <li>
            <a
              href={`${path}?learner=${learner.caseId}`}
              aria-current={learner.caseId === chosen?.caseId ? 'true' : undefined}
            >
              <bdi>{learner.name}</bdi>
            </a>{' '}
            <span class="soft">
              <bdi>{learner.number}</bdi>
            </span>
          </li>
        ))}
      </ul>
      {chosen && (
        <section>
          <h2>
            <bdi>{chosen.name}</bdi>
          </h2>
          {SCHOOL_KINDS.map((kind) => (
            <details open={refused?.kind === kind}>
              <summary>{t(`learning.add.${kind}`)}</summary>
              <form method="post" action={path} class="stack">
                <input type="hidden" name="token" value={token} />
                <input type="hidden" name="once" value={formKey} />
                <input type="hidden" name="learner" value={chosen.caseId} />
                <input type="hidden" name="kind" value={kind} />
                <RecordFields
                  kind={kind}
                  typed={refused?.kind === kind ? typed : NOTHING}
                  today={today}
                  language={language}
                />
                <Button icon="check">{t('learning.do')}</Button>
              </form>
            </details>
          ))}
          <h3>{t('learning.school.told')}</h3>
          {records.length === 0 && <p>{t('learning.school.nothing')}</p>}
          {records.map((record) => (
            <div class="card">
              {record.kind === 'level' && (
                <p>
                  {t(`learning.skill.${record.data.skill}`)}: {t(`learning.level.${record.data.level}`)}
                </p>
              )}
              {record.kind === 'attendance' && <AttendanceText record={record} language={language} t={t} />}
              {record.kind === 'progress' && <p>{t(`learning.pace.${record.data.pace}`)}</p>}
              {record.words && <p dir="auto">{record.words}</p>}
              <SourceOf record={record} language={language} t={t} />
            </div>
          ))}
        </section>
      )}
    </Layout>
  );
}
