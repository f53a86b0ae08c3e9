import type { PageContext } from '#core/http/page-context.ts';
import { formatFullDay } from '#core/i18n/formats.ts';
import { Badge, ButtonLink, Layout } from '#ui';
import { messagesIn } from '../messages.ts';
import { OWN_PLAN_PATH } from '../model/paths.ts';
import { AttendanceText, LearningFacts, SourceOf } from './LearningFacts.tsx';
import { type LearningRecord, recordsOf } from './rules.ts';

/** For the newcomer: everything that others wrote down about how they learn Dutch, with who said it. */
export function OwnLearningPage({
  page,
  records,
  hours,
  schools,
  today,
}: {
  page: PageContext;
  records: readonly LearningRecord[];
  hours: { course: number; participation: number };
  /** Names of schools that tell how it goes. */
  schools: string[];
  today: string;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const shared = { language, t };
  return (
    <Layout
      page={page}
      title={t('learning.title')}
      narrow
      robots="noindex"
      sheet={page.assets['casework.css']}
    >
      <h1>{t('learning.title')}</h1>
      <p class="lead">{t('learning.lead')}</p>
      <OwnSteps records={records} language={language} today={today} />
      <LearningFacts records={records} hours={hours} today={today} {...shared} />
      {recordsOf(records, 'attendance').length > 0 && (
        <section>
          <h2>{t('learning.attendance')}</h2>
          <p>{t('learning.attendance.lead')}</p>
          <div class="cards">
            {recordsOf(records, 'attendance').map((record) => (
              <div class="card">
                <AttendanceText record={record} {...shared} />
                <OwnWords record={record} />
                <SourceOf record={record} {...shared} />
              </div>
            ))}
          </div>
        </section>
      )}
      {recordsOf(records, 'progress').length > 0 && (
        <section>
          <h2>{t('learning.progress')}</h2>
          <div class="cards">
            {recordsOf(records, 'progress').map((record) => (
              <div class="card">
                <p>{t(`learning.pace.${record.data.pace}`)}</p>
                <OwnWords record={record} />
                <SourceOf record={record} {...shared} />
              </div>
            ))}
          </div>
        </section>
      )}
      <section>
        <h2>{t('learning.who')}</h2>
        <p>{t('learning.who.municipality')}</p>
        {schools.length > 0 && (
          <p>
            {t('learning.who.school')} <bdi>{schools.join(' · ')}</bdi>
          </p>
        )}
        <p>{t('learning.who.volunteer')}</p>
        <p>
          <a href={`/${language}/sharing`}>{t('learning.who.sharing')}</a>
        </p>
      </section>
      <p class="after-card">
        <ButtonLink href={`/${language}${OWN_PLAN_PATH}`} kind="ghost" icon="back">
          {t('learning.back')}
        </ButtonLink>
      </p>
    </Layout>
  );
}

const OwnWords = ({ record }: { record: LearningRecord }) =>
  record.words ? (
    <blockquote>
      <p dir="auto">{record.words}</p>
    </blockquote>
  ) : null;

/** What was agreed, what comes first on top. */
function OwnSteps({
  records,
  language,
  today,
}: {
  records: readonly LearningRecord[];
  language: string;
  today: string;
}) {
  const t = messagesIn(language);
  const steps = recordsOf(records, 'step').sort((a, b) => a.data.by.localeCompare(b.data.by));
  if (steps.length === 0) return null;
  return (
    <section>
      <h2>{t('learning.steps')}</h2>
      <div class="cards">
        {steps.map((record) => (
          <div class="card">
            <p dir="auto">
              <b>{record.words}</b>
            </p>
            <p>
              {record.data.doneOn ? (
                <Badge kind="good">
                  {t('learning.step.done', { date: formatFullDay(record.data.doneOn, language) })}
                </Badge>
              ) : (
                <Badge kind={record.data.by < today ? 'soft' : 'new'}>
                  {t('learning.step.by', { date: formatFullDay(record.data.by, language) })}
                </Badge>
              )}
            </p>
            <SourceOf record={record} language={language} t={t} />
          </div>
        ))}
      </div>
    </section>
  );
}
