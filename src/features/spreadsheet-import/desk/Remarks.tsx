import { tableHref } from '#core/http/table-query.ts';
import { Icon } from '#ui';
import type { RowProposal } from '../commit/plan.ts';
import { ROW_CHOICES, type SpreadsheetImport } from '../commit/types.ts';
import { messagesIn } from '../messages.ts';
import type { RowIssueCode } from '../rows/parsed-row.ts';
import { fieldToReplace } from './issue-fields.ts';
import { issueKinds, type RowView, weightOf } from './views.ts';

const MAX_DIFFERENT_WORDS = 12;

interface RemarksProps {
  spreadsheet: SpreadsheetImport;
  rows: readonly RowProposal[];
  rowsPath: string;
  token: string;
  language: string;
}

const hrefOf = (rowsPath: string, issue: RowIssueCode): string =>
  tableHref(
    rowsPath,
    { search: '', sort: 'row', descending: false, page: 1, filters: {} },
    { filters: { show: 'all', issue } },
  );

/** The kinds of remarks about a list, each with its rows and with one tap for all of them; those to check first. */
export function RemarkKinds({ spreadsheet, rows, rowsPath, token, language }: RemarksProps) {
  const t = messagesIn(language);
  const { settled } = spreadsheet;
  const kinds = Object.groupBy(issueKinds(rows), ({ code }) =>
    weightOf(code) === 'poor' && !settled.includes(code) ? 'check' : 'other',
  );
  const list = (shown: { code: RowIssueCode; count: number }[]) => (
    <ul>
      {shown.map(({ code, count }) => (
        <li>
          <a href={hrefOf(rowsPath, code)}>
            {t(`issue.${code}`)} <b class="count">{count}</b>
          </a>
          {weightOf(code) === 'poor' && (
            <Settle {...{ code, count, rowsPath, token, language }} settled={settled.includes(code)} />
          )}
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {kinds.check && (
        <details class="desk-groups" open>
          <summary>{t('remarks.check', { count: kinds.check.length })}</summary>
          {list(kinds.check)}
        </details>
      )}
      {kinds.other && (
        <details class="desk-groups">
          <summary>{t('remarks.other', { count: kinds.other.length })}</summary>
          {list(kinds.other)}
        </details>
      )}
    </>
  );
}

/** One tap by which a kind of remark is right for all its rows, or is to be checked after all. */
function Settle({
  code,
  count,
  settled,
  rowsPath,
  token,
  language,
}: {
  code: RowIssueCode;
  count: number;
  settled: boolean;
  rowsPath: string;
  token: string;
  language: string;
}) {
  const t = messagesIn(language);
  return (
    <form method="post" action={`${rowsPath}/remarks`}>
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="issue" value={code} />
      <input type="hidden" name="settled" value={settled ? 'no' : 'yes'} />
      <button type="submit" class="chip">
        <Icon name={settled ? 'back' : 'check'} />{' '}
        {settled ? t('remarks.again') : t('remarks.settle', { count })}
      </button>
    </form>
  );
}

/** The different words that one kind of remark is about, each to be changed in all its rows at once. */
export function WordsOfRemark({
  rows,
  issue,
  rowsPath,
  token,
  language,
}: Omit<RemarksProps, 'spreadsheet'> & { issue: RowIssueCode }) {
  const t = messagesIn(language);
  const field = fieldToReplace(issue);
  if (!field || field === 'leave') return null;
  const values = rows.flatMap(({ row }) =>
    row.issues.filter(({ code }) => code === issue).map(({ value }) => value),
  );
  const counts = Map.groupBy(values, (value) => value);
  const frequent = [...counts]
    .map(([value, all]) => ({ value, count: all.length }))
    .filter(({ value, count }) => value && count > 1)
    .sort((a, b) => b.count - a.count)
    .slice(0, MAX_DIFFERENT_WORDS);
  return frequent.map(({ value, count }, index) => (
    <form method="post" action={`${rowsPath}/words`} class="desk-toolbar">
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="issue" value={issue} />
      <input type="hidden" name="words" value={value} />
      <label for={`replacement-${index}`} dir="auto">
        {t('words.label', { field: t(`field.${field}`), value })}
      </label>
      <input
        id={`replacement-${index}`}
        type="text"
        name="replacement"
        value=""
        maxlength={4000}
        dir="auto"
        required
      />
      <button type="submit" class="chip">
        {t('words.replace', { count })}
      </button>
    </form>
  ));
}

/** One choice for all rows that are shown, on all pages. */
export function ForAllRows({
  spreadsheet,
  rows,
  filter: { show, issue, search },
  rowsPath,
  token,
  language,
}: RemarksProps & { filter: { show: RowView; issue?: RowIssueCode | undefined; search: string } }) {
  const t = messagesIn(language);
  const choices = ROW_CHOICES.flatMap((choice) => {
    const count = rows.filter(({ options }) => options.length > 1 && options.includes(choice)).length;
    return count ? [{ choice, count }] : [];
  });
  if (rows.length < 2 || !choices.length) return null;
  return (
    <form method="post" action={`${rowsPath}/all`} class="desk-toolbar">
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="seen" value={String(spreadsheet.version)} />
      <input type="hidden" name="show" value={show} />
      <input type="hidden" name="issue" value={issue ?? ''} />
      <input type="hidden" name="search" value={search} />
      <label for="for-all">{t('all.label', { count: rows.length })}</label>
      <select id="for-all" name="choice">
        {choices.map(({ choice, count }) => (
          <option value={choice}>{t('all.option', { choice: t(`choice.${choice}`), count })}</option>
        ))}
      </select>
      <button type="submit" class="chip">
        {t('all.do')}
      </button>
    </form>
  );
}
