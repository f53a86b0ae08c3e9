import type { PageContext } from '#core/http/page-context.ts';
import { formatMinuteRange, weekdayName } from '#core/i18n/formats.ts';
import { type Initiative, machineTranslationLabel, textIn, type WeeklyTime } from '#features/directory';
import { WEEKDAYS } from '#features/vocabulary';
import { ButtonLink, Layout, Notice, PrintButton, QrFigure } from '#ui';
import { messagesIn } from '../messages.ts';

/** One row of a week on paper. */
export interface PrintedActivity {
  initiative: Initiative;
  time: WeeklyTime;
}

interface PrintPageProps {
  page: PageContext;
  activities: PrintedActivity[];
  qr: string;
  /** The URL in the QR code. */
  link: string;
  demo: boolean;
  /** Opened by the link of somebody else, whom the page does not name. */
  shared: boolean;
}

/** A week on one side of A4: large enough to photograph, with a code that opens the same week elsewhere. */
export function PrintPage({ page, activities, qr, link, demo, shared }: PrintPageProps) {
  const { language } = page;
  const t = messagesIn(language);
  const title = t(shared ? 'shared.title' : 'print.title');
  return (
    <Layout page={page} title={title} robots="noindex">
      <div class="sheet" data-link={link}>
        <header class="sheet-head">
          <div>
            <h1>{title}</h1>
            <p class={shared ? undefined : 'no-print'}>{t(shared ? 'shared.lead' : 'print.how')}</p>
          </div>
          {activities.length > 0 && <QrFigure svg={qr} caption={t('print.lead')} />}
        </header>
        {demo && <Notice kind="demo">{t('demo')}</Notice>}
        {activities.length ? (
          <WeekTable activities={activities} language={language} />
        ) : (
          <p class="lead">{t('shared.none')}</p>
        )}
        <p class="soft">{t('print.kind')}</p>
      </div>
      <p class="actions no-print">
        {!shared && <PrintButton label={t('print.do')} />}
        <ButtonLink href={`/${language}${shared ? '/begin' : '/week'}`} kind={shared ? 'primary' : 'ghost'}>
          {t(shared ? 'shared.begin' : 'print.back')}
        </ButtonLink>
      </p>
    </Layout>
  );
}

function WeekTable({ activities, language }: { activities: PrintedActivity[]; language: string }) {
  const t = messagesIn(language);
  return (
    <table class="sheet-week">
      <thead>
        <tr>
          <th scope="col">{t('print.when')}</th>
          <th scope="col">{t('print.what')}</th>
          <th scope="col">{t('print.where')}</th>
        </tr>
      </thead>
      <tbody>
        {WEEKDAYS.flatMap((weekday) => activities.filter(({ time }) => time.weekday === weekday)).map(
          ({ initiative, time }) => {
            const { text, language: written } = textIn(initiative, language);
            const mark = machineTranslationLabel(initiative, language);
            return (
              <tr>
                <th scope="row">
                  {weekdayName(time.weekday, language)}
                  <br />
                  <bdi>{formatMinuteRange(time.startsAt, time.endsAt, language)}</bdi>
                </th>
                <td>
                  <b lang={written}>{text.name}</b>
                  <br />
                  <span lang={written}>{text.summary}</span>
                  {mark && <br />}
                  {mark && <small>{mark}</small>}
                </td>
                <td>
                  <bdi lang="nl">
                    {[initiative.placeName, initiative.address, initiative.town]
                      .filter((part) => part)
                      .map((part) => (
                        <span class="line">{part}</span>
                      ))}
                  </bdi>
                  {(initiative.phone ?? initiative.email) && (
                    <bdi>{initiative.phone ?? initiative.email}</bdi>
                  )}
                </td>
              </tr>
            );
          },
        )}
      </tbody>
    </table>
  );
}
