import type { PageContext } from '#core/http/page-context.ts';
import { interfaceLanguages } from '#core/i18n/languages.ts';
import { translationCoverage } from '#core/i18n/messages.ts';
import { Layout } from '#ui';
import { messagesIn } from '../messages.ts';
import type { TranslationReportCount } from './queries.ts';
import { ReportsTable } from './ReportsTable.tsx';

/** The state of each language: how many sentences are translated, whether a speaker reviewed them, what readers report. */
export function LanguagesPage({
  page,
  reports,
}: {
  page: PageContext;
  reports: readonly TranslationReportCount[];
}) {
  const t = messagesIn(page.language);
  return (
    <Layout page={page} title={t('languages.title')} narrow>
      <h1>{t('languages.title')}</h1>
      <p class="lead">{t('about.languages.lead')}</p>
      <table class="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('languages.language')}</th>
            <th scope="col">{t('languages.sentences')}</th>
            <th scope="col">{t('languages.read')}</th>
          </tr>
        </thead>
        <tbody>
          {interfaceLanguages.map(({ code, name, reviewed }) => {
            const { filled, total } = translationCoverage(code);
            return (
              <tr>
                <th scope="row" lang={code}>
                  <a href={`/${code}/languages`}>
                    <bdi>{name}</bdi>
                  </a>
                </th>
                <td>{t('languages.share', { filled, total })}</td>
                <td>{t(reviewed ? 'languages.yes' : 'languages.not-yet')}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <h2>{t('languages.reported')}</h2>
      <p class="soft">{t(reports.length > 0 ? 'languages.reported.lead' : 'languages.reported.none')}</p>
      {reports.length > 0 && <ReportsTable page={page} reports={reports} />}
      <p>
        <a href={`/${page.language}/contact?about=mistake`}>{t('languages.report')}</a>
      </p>
    </Layout>
  );
}
