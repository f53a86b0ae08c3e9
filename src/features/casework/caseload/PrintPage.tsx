import type { PageContext } from '#core/http/page-context.ts';
import { formatFullDay } from '#core/i18n/formats.ts';
import { languageNameOf } from '#core/i18n/languages.ts';
import { ButtonLink, DeskLayout, PrintButton } from '#ui';
import { ruleTitle } from '../clock/rule-title.ts';
import { teamMessagesIn } from '../messages.ts';
import { CASEWORK_PATH } from '../model/paths.ts';
import type { CaseFile } from '../model/queries.ts';
import type { StoredDeadline } from './queries.ts';

/** The chosen cases on paper, each on a sheet of its own: for a meeting, or to take along. */
export function PrintCasesPage({
  page,
  cases,
}: {
  page: PageContext;
  cases: { file: CaseFile; guideName: string | undefined; deadlines: StoredDeadline[] }[];
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  return (
    <DeskLayout
      page={page}
      title={t('print.title')}
      count={t('caseload.count', { count: cases.length })}
      crumbs={[{ href: `/${language}${CASEWORK_PATH}`, label: t('caseload.title') }]}
      sheet={page.assets['casework.css']}
      actions={<PrintButton label={t('print.do')} />}
    >
      {cases.length === 0 ? (
        <>
          <p>{t('caseload.nothing-chosen')}</p>
          <ButtonLink href={`/${language}${CASEWORK_PATH}`} icon="back">
            {t('caseload.title')}
          </ButtonLink>
        </>
      ) : (
        cases.map(({ file, guideName, deadlines }) => (
          <article class="sheet">
            <h2>
              <bdi>{file.name}</bdi> <small>{t('case.number', { number: file.number })}</small>
            </h2>
            <dl class="facts">
              <dt>{t('caseload.stage')}</dt>
              <dd>
                {t('print.stage', {
                  stage: t(`stage.${file.stage}`),
                  day: formatFullDay(file.stageSince, language),
                })}
              </dd>
              <dt>{t('caseload.waits')}</dt>
              <dd>{t(`waits.${file.waitsFor}`)}</dd>
              <dt>{t('caseload.guide')}</dt>
              <dd>
                <bdi>{guideName ?? t('caseload.no-guide-yet')}</bdi>
              </dd>
              <dt>{t('cover.language')}</dt>
              <dd>{languageNameOf(file.language)}</dd>
              <dt>{t('case.due')}</dt>
              <dd>
                <ul class="plain">
                  {deadlines.flatMap(({ rule, dueOn, state }) =>
                    dueOn && (state === 'open' || state === 'late')
                      ? [
                          <li>
                            {t('print.term', {
                              rule: ruleTitle(rule, language),
                              day: formatFullDay(dueOn, language),
                            })}
                          </li>,
                        ]
                      : [],
                  )}
                </ul>
              </dd>
            </dl>
          </article>
        ))
      )}
    </DeskLayout>
  );
}
