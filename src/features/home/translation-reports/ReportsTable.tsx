import type { PageContext } from '#core/http/page-context.ts';
import { OTHER_PAGE } from '#core/http/route-options.ts';
import { interfaceLanguages } from '#core/i18n/languages.ts';
import { messagesIn } from '../messages.ts';
import type { Reported } from './queries.ts';

/** Where a translator begins: the language that readers stumble over most, and in it the pages. */
export function ReportedTable({
  page: context,
  reported,
}: {
  page: PageContext;
  reported: readonly Reported[];
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
      {reported
        .filter(({ page }) => page === null)
        .map(({ language: code, times }) => (
          <tbody>
            <tr>
              <th scope="rowgroup">
                <bdi lang={code}>{interfaceLanguages.find((one) => one.code === code)?.name}</bdi>
                <small>{t('languages.all-pages')}</small>
              </th>
              <td>{times}</td>
            </tr>
            {reported.flatMap((one) =>
              one.language === code && one.page ? (
                <tr>
                  <td>
                    {one.page === OTHER_PAGE ? t('languages.other-page') : kind(context, code, one.page)}
                  </td>
                  <td>{one.times}</td>
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

/** A kind of page, with a link where it is one page that everybody may open. */
function kind({ publicPath }: PageContext, language: string, page: string) {
  const words = <bdi dir="ltr">{page}</bdi>;
  return publicPath(page) ? <a href={`/${language}${page === '/' ? '' : page}`}>{words}</a> : words;
}
