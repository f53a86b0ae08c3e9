import type { PageContext } from '#core/http/page-context.ts';
import { OTHER_PAGE } from '#core/http/route-options.ts';
import { interfaceLanguages } from '#core/i18n/languages.ts';
import { messagesIn } from '../messages.ts';
import type { TranslationReportCount } from './queries.ts';

/** Where translation is needed most: the languages with most reports, and in each the pages. */
export function ReportsTable({
  page: context,
  reports,
}: {
  page: PageContext;
  reports: readonly TranslationReportCount[];
}) {
  const t = messagesIn(context.language);
  return (
    <table class="plain-table">
      <thead>
        <tr>
          <th scope="col">{t('languages.page')}</th>
          <th scope="col">{t('languages.times')}</th>
        </tr>
      </thead>
      {reports
        .filter(({ page }) => page === null)
        .map(({ language, times }) => (
          <tbody>
            <tr>
              <th scope="rowgroup">
                <bdi lang={language}>{interfaceLanguages.find(({ code }) => code === language)?.name}</bdi>
                <small>{t('languages.all-pages')}</small>
              </th>
              <td>{times}</td>
            </tr>
            {reports.flatMap((report) =>
              report.language === language && report.page ? (
                <tr>
                  <td>
                    {report.page === OTHER_PAGE
                      ? t('languages.other-page')
                      : pageLabel(context, language, report.page)}
                  </td>
                  <td>{report.times}</td>
                </tr>
              ) : (
                []
              ),
            )}
          </tbody>
        ))}
    </table>
  );
}

/** The pattern of a kind of page, as a link where it is one public page. */
function pageLabel({ publicPath }: PageContext, language: string, page: string) {
  const pattern = <bdi dir="ltr">{page}</bdi>;
  return publicPath(page) ? <a href={`/${language}${page === '/' ? '' : page}`}>{pattern}</a> : pattern;
}
