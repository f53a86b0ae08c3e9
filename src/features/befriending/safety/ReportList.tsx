import { formatCalendarDay, formatDate } from '#core/i18n/formats.ts';
import { languageNameOf } from '#core/i18n/languages.ts';
import { Badge, Button, Notice, TextArea } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import type { TroubleReport } from './queries.ts';
import { MAX_REPORT_NOTE_LENGTH } from './rules.ts';

/** A report with the names that whoever looks at it may know. */
export interface ShownReport extends TroubleReport {
  organisation: string | null;
  reporterName: string | null;
  /** The people of the card that it is about. */
  aboutNames: string[];
}

/** A note that was not kept, with what was typed. */
export interface TypedNote {
  report: string;
  note: string;
  refusal: 'no-note' | 'changed';
}

/** Reports with everything that was said, and a note of what was done for each. */
export function ReportList({
  language,
  token,
  action,
  reports,
  today,
  typed,
}: {
  language: string;
  token: string;
  /** Where notes go, without the id. */
  action: string;
  reports: ShownReport[];
  /** YYYY-MM-DD */
  today: string;
  typed?: TypedNote | undefined;
}) {
  const t = teamMessagesIn(language);
  if (reports.length === 0) return <p class="lead">{t('reports.none')}</p>;
  return (
    <div class="cards">
      {reports.map((report) => (
        <article class="card" id={report.id}>
          <h2>
            {t(`safety.kind.${report.kind}`)}{' '}
            {report.handledAt ? (
              <Badge kind="soft">
                {t('reports.handled', { day: formatDate(report.handledAt, language) })}
              </Badge>
            ) : (
              <Badge kind={report.promisedOn < today ? 'new' : 'plain'}>
                {t(report.promisedOn < today ? 'reports.late' : 'reports.promised', {
                  day: formatCalendarDay(report.promisedOn, language),
                })}
              </Badge>
            )}
          </h2>
          <dl class="facts">
            <Fact name={t('reports.received')}>{formatDate(report.receivedAt, language, 'moment')}</Fact>
            {report.organisation && <Fact name={t('reports.organisation')}>{report.organisation}</Fact>}
            {report.aboutNames.length > 0 && (
              <Fact name={t('reports.about')}>{report.aboutNames.join(' · ')}</Fact>
            )}
            {report.about && <Fact name={t('reports.about-words')}>{report.about}</Fact>}
            {report.reporterName && <Fact name={t('reports.reporter')}>{report.reporterName}</Fact>}
            {report.reach && <Fact name={t('reports.reach')}>{report.reach}</Fact>}
            <Fact name={t('reports.language')}>{languageNameOf(report.language)}</Fact>
          </dl>
          {report.words && (
            <blockquote dir="auto" lang={report.language} class="words">
              {report.words}
            </blockquote>
          )}
          {report.note && (
            <p class="soft">
              {t('reports.note')}: <span dir="auto">{report.note}</span>
            </p>
          )}
          {typed?.report === report.id && (
            <Notice kind="ask" role="alert">
              {t(`reports.refused.${typed.refusal}`)}
            </Notice>
          )}
          {(!report.handledAt || typed?.report === report.id) && (
            <form method="post" action={`${action}/${report.id}`} class="stack">
              <input type="hidden" name="token" value={token} />
              <TextArea
                id={`note-${report.id}`}
                name="note"
                label={t('reports.note.label')}
                value={typed?.report === report.id ? typed.note : ''}
                rows={3}
                maxlength={MAX_REPORT_NOTE_LENGTH}
              />
              {!report.handledAt && <Button icon="check">{t('reports.do')}</Button>}
            </form>
          )}
        </article>
      ))}
    </div>
  );
}

const Fact = ({ name, children }: { name: string; children: string }) => (
  <>
    <dt>{name}</dt>
    <dd dir="auto">{children}</dd>
  </>
);
