import type { PageContext } from '#core/http/page-context.ts';
import { interfaceLanguages } from '#core/i18n/languages.ts';
import { translationCoverage } from '#core/i18n/messages.ts';
import { Layout } from '#ui';
import { messagesIn } from '../messages.ts';
import type { Reported } from './queries.ts';
import { ReportedTable } from './ReportsTable.tsx';

/** How far each language is: how many sentences it has, whether somebody who speaks it read them, what readers say. */
export function LanguagesPage({ page, reported }: { page: PageContext; reported: readonly Reported[] }) {
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
      <p class="soft">{t(reported.length > 0 ? 'languages.reported.lead' : 'languages.reported.none')}</p>
      {reported.length > 0 && <ReportedTable page={page} reported={reported} />}
      <p>
        <a href={`/${page.language}/contact?about=mistake`}>{t('languages.report')}</a>
      </p>
    </Layout>
  );
}
