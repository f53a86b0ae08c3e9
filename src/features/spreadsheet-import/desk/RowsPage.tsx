import type { PageContext } from '#core/http/page-context.ts';
import { sortRows, type TableQuery, tableHref, tablePage } from '#core/http/table-query.ts';
import { Button, ConflictNotice, DeskLayout, DeskTable, DeskTabs, DeskToolbar, Notice } from '#ui';
import type { ImportContext } from '../commit/import-context.ts';
import { makePlan, planFingerprint, type RowProposal } from '../commit/plan.ts';
import type { SpreadsheetImport } from '../commit/types.ts';
import { messagesIn } from '../messages.ts';
import { ROWS_FORM } from './CellInputs.tsx';
import { ImportNotices } from './ImportNotices.tsx';
import { importCrumbs } from './import-crumbs.ts';
import type { ImportNotice } from './notices.ts';
import { ForAllRows, RemarkKinds, WordsOfRemark } from './Remarks.tsx';
import { ChoiceCell, choiceLabel, NowCell, ReadCell, SaidCell } from './RowCells.tsx';
import type { RowConflict } from './row-changes.ts';
import {
  firstView,
  inView,
  issueKinds,
  ROW_VIEWS,
  type RowFilter,
  type RowSort,
  rowsShown,
} from './views.ts';

interface RowsPageProps {
  page: PageContext;
  spreadsheet: SpreadsheetImport;
  context: ImportContext;
  query: TableQuery<RowSort, RowFilter>;
  token: string;
  notice?: ImportNotice | undefined;
  /** For how many rows something was done at once. */
  done?: number | undefined;
  /** What somebody else changed into something else meanwhile. */
  conflicts?: readonly RowConflict[];
}

/** The rows of a list as they will be imported: what the file says, what we read, what is there now. */
export function RowsPage({
  page,
  spreadsheet,
  context,
  query,
  token,
  notice,
  done,
  conflicts = [],
}: RowsPageProps) {
  const { language } = page;
  const t = messagesIn(language);
  const path = `/${language}/spreadsheets/${spreadsheet.id}`;
  const rowsPath = `${path}/rows`;
  const { rows, missing } = context;
  const { settled } = spreadsheet;
  const plan = makePlan(rows);
  const { search, filters } = query;
  const show = ROW_VIEWS.find((view) => view === filters.show) ?? firstView(rows, settled);
  const issue = issueKinds(rows).find(({ code }) => code === filters.issue)?.code;
  const conflictKeys = new Set(conflicts.map(rowNumberOf));
  const shown = conflicts.length
    ? rows.filter(({ row }) => conflictKeys.has(row.row))
    : rowsShown(rows, { show, issue, search }, settled);
  const sorted = sortRows(shown, query, language, sortKey[query.sort]);
  const tableQuery = { ...query, filters: { ...filters, show } };
  const typed = new Map(conflicts.map((conflict) => [inputName(conflict), conflict.yours]));
  const added = plan.added.length;
  const changed = plan.changed.length + plan.stopped.length;
  const joined = rows.filter(({ choice }) => choice === 'join').length;
  return (
    <DeskLayout
      page={page}
      title={spreadsheet.listName}
      crumbs={importCrumbs(language)}
      actions={
        <form method="post" action={`${path}/planted`}>
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="seen" value={String(spreadsheet.version)} />
          <input type="hidden" name="plan" value={planFingerprint(plan, missing)} />
          <Button icon="sprout">{t('rows.import')}</Button>
        </form>
      }
    >
      <ImportNotices notice={notice} language={language} />
      {done !== undefined && (
        <Notice kind="good" role="status">
          {t('rows.done', { count: done })}
        </Notice>
      )}
      {conflicts.length > 0 && <Conflicts conflicts={conflicts} rows={rows} language={language} />}
      <p class="lead">
        {t('rows.sum', {
          all: rows.length,
          added,
          changed,
          joined,
          out: rows.length - added - changed - joined,
        })}
      </p>
      <p class="soft">
        {t('rows.import.hint')} <a href={path}>{t('rows.back')}</a>
      </p>
      <RemarkKinds
        spreadsheet={spreadsheet}
        rows={rows}
        rowsPath={rowsPath}
        token={token}
        language={language}
      />
      <DeskTabs
        label={t('rows.views')}
        tabs={ROW_VIEWS.map((view) => ({
          href: tableHref(rowsPath, tableQuery, { filters: { show: view, issue: undefined } }),
          label: t(`rows.view.${view}`),
          count: rows.filter(inView(view, settled)).length,
          current: view === show,
        }))}
      />
      <DeskToolbar
        language={language}
        path={rowsPath}
        query={tableQuery}
        searchLabel={t('rows.search')}
        filters={[
          {
            name: 'issue',
            label: t('rows.issues'),
            options: issueKinds(rows).map(({ code, count }) => ({
              value: code,
              label: t(`issue.${code}`),
              count,
            })),
          },
        ]}
      />
      {issue && (
        <WordsOfRemark rows={shown} issue={issue} rowsPath={rowsPath} token={token} language={language} />
      )}
      <ForAllRows
        spreadsheet={spreadsheet}
        rows={shown}
        filter={{ show, issue, search }}
        rowsPath={rowsPath}
        token={token}
        language={language}
      />
      <form method="post" action={rowsPath} id={ROWS_FORM} class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="back" value={tableHref('', tableQuery, { page: query.page }).slice(1)} />
        {missing.length > 0 && (
          <Missing count={missing.length} checked={spreadsheet.withdrawMissing} language={language} />
        )}
      </form>
      <DeskTable
        caption={t('rows.title')}
        language={language}
        path={rowsPath}
        query={tableQuery}
        page={tablePage(sorted, query)}
        rowKey={({ row }) => row.key}
        rowKind={({ choice }) => (choice === 'leave' ? 'off' : undefined)}
        columns={[
          {
            label: t('rows.column.row'),
            sort: 'row',
            cell: (proposal) => (
              <>
                <a id={`row-${proposal.row.key}`} href={`${rowsPath}/${proposal.row.key}`}>
                  {t('rows.row', { row: proposal.row.row })}
                  <br />
                  <bdi>{proposal.row.name}</bdi>
                </a>
                <ChoiceCell proposal={proposal} language={language} typed={typed} />
              </>
            ),
          },
          {
            label: t('rows.column.said'),
            cell: (proposal) => <SaidCell proposal={proposal} language={language} typed={typed} />,
          },
          {
            label: t('rows.column.read'),
            cell: (proposal) => <ReadCell proposal={proposal} language={language} />,
          },
          {
            label: t('rows.column.now'),
            sort: 'sure',
            cell: (proposal) => <NowCell proposal={proposal} language={language} />,
          },
        ]}
        empty={<p>{t('rows.none')}</p>}
      />
      {(shown.length > 0 || missing.length > 0) && (
        <div class="desk-bulk">
          <button type="submit" form={ROWS_FORM} class="button ghost">
            <span>{t('rows.keep')}</span>
          </button>
        </div>
      )}
    </DeskLayout>
  );
}

const rowNumberOf = (conflict: RowConflict): number =>
  conflict.kind === 'cell' ? conflict.row : Number(conflict.key.split('.')[0]);
const inputName = (conflict: RowConflict): string =>
  conflict.kind === 'cell' ? `cell${conflict.row}.${conflict.field}` : `row${conflict.key}`;

const sortKey: Record<RowSort, (proposal: RowProposal) => string | number> = {
  row: ({ row }) => Number(row.key),
  name: ({ row }) => row.name,
  sure: ({ existing, doubled }) => existing?.evidence?.score ?? doubled?.score ?? 0,
};

/** What two people changed: both words are shown, and the fields below hold what this one typed. */
function Conflicts({
  conflicts,
  rows,
  language,
}: {
  conflicts: readonly RowConflict[];
  rows: readonly RowProposal[];
  language: string;
}) {
  const t = messagesIn(language);
  const existingOf = (key: string) => rows.find(({ row }) => row.key === key)?.existing;
  return (
    <ConflictNotice
      language={language}
      fields={conflicts.map((conflict) => {
        if (conflict.kind === 'cell') {
          const { row, field, theirs, yours } = conflict;
          const name = field === 'leave' ? '' : t(`field.${field}`);
          return { label: t('cell.label', { field: name, row }), theirs, yours, field: inputName(conflict) };
        }
        const { key, theirs, yours } = conflict;
        return {
          label: t('choice.label', { row: rowNumberOf(conflict) }),
          theirs: theirs ? t(`choice.${choiceLabel(theirs, existingOf(key))}`) : '',
          yours: t(`choice.${choiceLabel(yours, existingOf(key))}`),
        };
      })}
    />
  );
}

/** What an older version of the list had. */
function Missing({ count, checked, language }: { count: number; checked: boolean; language: string }) {
  const t = messagesIn(language);
  return (
    <Notice kind="ask">
      <p>{t('rows.gone', { count })}</p>
      <input type="hidden" name="gone-asked" value="yes" />
      <label class="check">
        <input type="checkbox" name="stopGone" value="yes" checked={checked} /> {t('rows.gone.stop')}
      </label>
      <p class="soft">{t('rows.gone.hint')}</p>
    </Notice>
  );
}
