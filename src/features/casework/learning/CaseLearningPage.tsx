import type { PageContext } from '#core/http/page-context.ts';
import { formatDate, formatFullDay } from '#core/i18n/formats.ts';
import { Badge, Button, DeskLayout, Notice, SelectField, TextField } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { CASEWORK_PATH, casePath } from '../model/paths.ts';
import type { CaseFile } from '../model/queries.ts';
import { AttendanceText, LearningFacts, SourceOf } from './LearningFacts.tsx';
import type { CourseSchool } from './queries.ts';
import { type LearningRefusal, RecordFields, type TypedLearning } from './RecordFields.tsx';
import {
  LEARNING_KINDS,
  LEARNING_SOURCES,
  type LearningKind,
  type LearningRecord,
  type LearningRecordOf,
  learningPath,
  recordsOf,
} from './rules.ts';

interface LearningProps {
  page: PageContext;
  token: string;
  formKey: string;
  settleKey: string;
  enrolKey: string;
  file: CaseFile;
  records: readonly LearningRecord[];
  hours: { course: number; participation: number };
  /** Where somebody learns now, each with its private link. */
  schools: (CourseSchool & { url: string })[];
  /** Other schools of the tenant. */
  otherSchools: CourseSchool[];
  today: string;
  typed: TypedLearning;
  /** Which form was sent and not kept, and why. */
  refused: { form: LearningKind | 'school' | undefined; refusal: LearningRefusal } | undefined;
  saved: boolean;
}

const NOTHING: TypedLearning = { get: () => '', getAll: () => [] };

/** How one person learns Dutch: levels, hours, attendance, how it goes, what was agreed, and who is around them. */
export function CaseLearningPage(props: LearningProps) {
  const { page, token, formKey, file, records, hours, today, typed, refused, saved } = props;
  const { language } = page;
  const t = teamMessagesIn(language);
  const path = `/${language}${learningPath(file.id)}`;
  return (
    <DeskLayout
      page={page}
      title={t('learning.title')}
      crumbs={[
        { href: `/${language}${CASEWORK_PATH}`, label: t('caseload.title') },
        { href: `/${language}${casePath(file.id)}`, label: file.name, lang: '' },
      ]}
      sheet={page.assets['casework.css']}
    >
      {saved && (
        <Notice kind="good" role="status">
          {t('learning.saved')}
        </Notice>
      )}
      {refused && (
        <Notice kind="problem" role="alert">
          {t(`learning.refused.${refused.refusal}`)}
        </Notice>
      )}
      <p class="soft">{t('learning.desk.lead')}</p>
      <StepList {...props} path={path} />
      <LearningFacts
        records={records}
        hours={hours}
        today={today}
        language={language}
        t={t}
        actionOn={(record) => (
          <SettleForm
            {...props}
            path={path}
            record={record}
            step="withdraw"
            label={t('learning.withdraw')}
            language={language}
          />
        )}
      />
      <RecordList {...props} path={path} />
      <section>
        <h2>{t('learning.add')}</h2>
        {LEARNING_KINDS.map((kind) => {
          const isRefused = refused?.form === kind;
          return (
            <details open={isRefused}>
              <summary>{t(`learning.add.${kind}`)}</summary>
              <form method="post" action={path} class="stack">
                <input type="hidden" name="token" value={token} />
                <input type="hidden" name="once" value={formKey} />
                <input type="hidden" name="kind" value={kind} />
                <SelectField
                  id={`${kind}-source`}
                  name="source"
                  label={t('learning.source')}
                  value={isRefused ? typed.get('source') : 'guide'}
                  options={LEARNING_SOURCES.map((source) => ({
                    value: source,
                    label: t(`learning.source.${source}`),
                  }))}
                />
                <RecordFields
                  kind={kind}
                  typed={isRefused ? typed : NOTHING}
                  today={today}
                  language={language}
                />
                <Button icon="check">{t('learning.do')}</Button>
              </form>
            </details>
          );
        })}
      </section>
      <SchoolSection {...props} path={path} />
    </DeskLayout>
  );
}

type SectionProps = LearningProps & { path: string };

function SettleForm({
  token,
  settleKey,
  path,
  record,
  step,
  label,
  language,
}: Pick<SectionProps, 'token' | 'settleKey' | 'path'> & {
  record: LearningRecord;
  step: 'withdraw' | 'done';
  label: string;
  language: string;
}) {
  return (
    <form method="post" action={`${path}/settle`}>
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="once" value={settleKey} />
      <input type="hidden" name="record" value={record.id} />
      <Button
        kind={step === 'done' ? 'ghost' : 'quiet'}
        name="step"
        value={step}
        label={`${label}: ${record.words || formatFullDay(record.day, language)}`}
      >
        {label}
      </Button>
    </form>
  );
}

/** What was agreed, what comes first on top. */
function StepList(props: SectionProps) {
  const { page, records, today } = props;
  const { language } = page;
  const t = teamMessagesIn(language);
  const steps = recordsOf(records, 'step').sort((a, b) => a.data.by.localeCompare(b.data.by));
  return (
    <section>
      <h2>{t('learning.steps')}</h2>
      {steps.length === 0 && <p>{t('learning.steps.none')}</p>}
      <div class="cards">
        {steps.map((record) => (
          <div class="card">
            <p>
              <bdi>{record.words}</bdi>{' '}
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
            {!record.data.doneOn && (
              <SettleForm
                {...props}
                record={record}
                step="done"
                label={t('learning.step.is-done')}
                language={language}
              />
            )}
            <SettleForm
              {...props}
              record={record}
              step="withdraw"
              label={t('learning.withdraw')}
              language={language}
            />
          </div>
        ))}
      </div>
    </section>
  );
}

/** Everything else that was written down, the newest first, each with the way to say that it was a mistake. */
function RecordList(props: SectionProps) {
  const { page, records } = props;
  const { language } = page;
  const t = teamMessagesIn(language);
  const told = records.filter(
    (record): record is LearningRecordOf<'attendance' | 'progress'> =>
      record.kind === 'attendance' || record.kind === 'progress',
  );
  if (told.length === 0) return null;
  return (
    <section>
      <h2>{t('learning.told')}</h2>
      <div class="cards">
        {told.map((record) => (
          <section class="card">
            <h3 class="card-title">{t(`learning.kind.${record.kind}`)}</h3>
            {record.kind === 'attendance' && <AttendanceText record={record} language={language} t={t} />}
            {record.kind === 'progress' && <p>{t(`learning.pace.${record.data.pace}`)}</p>}
            {record.words && (
              <blockquote>
                <p dir="auto">{record.words}</p>
              </blockquote>
            )}
            <p>
              <SourceOf record={record} language={language} t={t} />
            </p>
            <SettleForm
              {...props}
              record={record}
              step="withdraw"
              label={t('learning.withdraw')}
              language={language}
            />
          </section>
        ))}
      </div>
    </section>
  );
}

/** Schools that tell how it goes, with the link for their contact, and how somebody becomes a learner there. */
function SchoolSection({ page, token, enrolKey, schools, otherSchools, path, typed, refused }: SectionProps) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const isRefused = refused?.form === 'school';
  return (
    <section>
      <h2>{t('learning.schools')}</h2>
      <p>{t('learning.schools.lead')}</p>
      {schools.map((school) => (
        <div class="card">
          <h3 class="card-title">
            <bdi>{school.name}</bdi>
          </h3>
          {school.contactName && (
            <p>
              <bdi>{school.contactName}</bdi>
            </p>
          )}
          <p>{t('learning.school.link', { date: formatDate(school.endsAt, language) })}</p>
          <p class="address">
            <bdi dir="ltr">{school.url}</bdi>
          </p>
          <form method="post" action={`${path}/school/leave`} class="actions">
            <input type="hidden" name="token" value={token} />
            <input type="hidden" name="school" value={school.id} />
            <Button
              kind="ghost"
              name="step"
              value="leave"
              label={`${t('learning.school.leave')}: ${school.name}`}
            >
              {t('learning.school.leave')}
            </Button>
            <Button
              kind="danger"
              name="step"
              value="end-link"
              label={`${t('learning.school.end')}: ${school.name}`}
            >
              {t('learning.school.end')}
            </Button>
          </form>
        </div>
      ))}
      <form method="post" action={`${path}/school`} class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={enrolKey} />
        {otherSchools.length > 0 && (
          <SelectField
            name="school"
            label={t('learning.school.known')}
            value={isRefused ? typed.get('school') : ''}
            options={[
              { value: '', label: t('learning.school.new') },
              ...otherSchools.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
        <TextField
          name="name"
          label={t('learning.school.name')}
          value={isRefused ? typed.get('name') : ''}
          maxlength={120}
          autocomplete="off"
        />
        <TextField
          name="contact"
          label={t('learning.school.contact')}
          value={isRefused ? typed.get('contact') : ''}
          maxlength={120}
          autocomplete="off"
        />
        <Button icon="plus">{t('learning.school.do')}</Button>
      </form>
    </section>
  );
}
