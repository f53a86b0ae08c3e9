import { interfaceLanguages, languageNameOf } from '#core/i18n/languages.ts';
import { teamMessagesIn } from '../messages.ts';
import { type Statement, statementWordsIn } from '../model/rules.ts';
import { languageGaps } from './rules.ts';

/** The statements, each with the languages that it lacks. */
export function StatementTable({
  statements,
  path,
  language,
}: {
  statements: Statement[];
  path: string;
  language: string;
}) {
  const t = teamMessagesIn(language);
  if (statements.length === 0) return <p>{t('desk.statements.none')}</p>;
  const numbers = new Map(statements.map(({ id, number }) => [id, number + 1]));
  return (
    <table class="desk-table">
      <caption class="unseen">{t('desk.statements', { count: statements.length })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('desk.statement')}</th>
          <th scope="col">{t('desk.statement.opposite')}</th>
          <th scope="col">{t('desk.missing')}</th>
          <th scope="col">{t('desk.read-aloud')}</th>
        </tr>
      </thead>
      <tbody>
        {statements.map((statement) => {
          const said = statementWordsIn(statement, language);
          const missing = interfaceLanguages.filter(
            ({ code }) => !statement.texts.some((text) => text.language === code),
          );
          return (
            <tr data-row>
              <th scope="row">
                <a href={`${path}/statements/${statement.id}`}>
                  {statement.number + 1}. <bdi lang={said.language}>{said.words}</bdi>
                </a>
              </th>
              <td data-label={t('desk.statement.opposite')}>
                {statement.pairId ? numbers.get(statement.pairId) : '–'}
              </td>
              <td data-label={t('desk.missing')}>
                {missing.length === 0
                  ? t('desk.missing.none')
                  : missing.map(({ code }, at) => (
                      <>
                        {at > 0 && ' · '}
                        <bdi lang={code}>{languageNameOf(code)}</bdi>
                      </>
                    ))}
              </td>
              <td data-label={t('desk.read-aloud')}>
                {statement.audioLanguages.length === 0
                  ? t('desk.missing.all')
                  : statement.audioLanguages.map((code, at) => (
                      <>
                        {at > 0 && ' · '}
                        <bdi lang={code}>{languageNameOf(code)}</bdi>
                      </>
                    ))}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Per language how much is missing. */
export function GapTable({ statements, language }: { statements: Statement[]; language: string }) {
  const t = teamMessagesIn(language);
  const gaps = languageGaps(
    statements,
    interfaceLanguages.map(({ code }) => code),
  );
  return (
    <details>
      <summary>{t('desk.gaps', { count: gaps.filter(({ missing }) => missing > 0).length })}</summary>
      <table class="plain-table">
        <caption class="unseen">{t('desk.gaps.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('desk.gaps.language')}</th>
            <th scope="col">{t('desk.gaps.missing')}</th>
            <th scope="col">{t('desk.gaps.unreviewed')}</th>
            <th scope="col">{t('desk.gaps.silent')}</th>
          </tr>
        </thead>
        <tbody>
          {gaps.map((gap) => (
            <tr>
              <th scope="row">
                <bdi lang={gap.language}>{languageNameOf(gap.language)}</bdi>
              </th>
              <td>{gap.missing}</td>
              <td>{gap.unreviewed}</td>
              <td>{gap.silent}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
