import type { PageContext } from '#core/http/page-context.ts';
import { Button, DeskLayout, Notice } from '#ui';
import type { RowProposal } from '../commit/plan.ts';
import type { SpreadsheetImport } from '../commit/types.ts';
import { messagesIn } from '../messages.ts';
import { CellInput, ROWS_FORM } from './CellInputs.tsx';
import { importCrumbs } from './import-crumbs.ts';
import { ChoiceCell, NowCell, Remarks } from './RowCells.tsx';
import { ROW_FACTS, shownRow } from './row-facts.ts';

const NOTHING_TYPED: ReadonlyMap<string, string> = new Map();

/** One row: every cell of the list beside what we read in it and what is there now; each cell can be corrected. */
export function RowPage({
  page,
  spreadsheet,
  proposal,
  token,
  saved,
}: {
  page: PageContext;
  spreadsheet: SpreadsheetImport;
  proposal: RowProposal;
  token: string;
  saved: boolean;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const rowsPath = `/${language}/spreadsheets/${spreadsheet.id}/rows`;
  const { row, existing } = proposal;
  const read = shownRow(row);
  const isCorrected = row.said.some(({ corrected }) => corrected !== undefined);
  return (
    <DeskLayout
      page={page}
      title={t('rows.row', { row: row.row })}
      count={row.name}
      crumbs={[...importCrumbs(language), { href: rowsPath, label: spreadsheet.listName }]}
    >
      {saved && (
        <Notice kind="good" role="status">
          {t('row.saved')}
        </Notice>
      )}
      <Remarks row={row} language={language} />
      <NowCell proposal={proposal} language={language} />
      <form method="post" action={rowsPath} id={ROWS_FORM} class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="row" value={row.key} />
        <p class="in-row">
          {t('rows.column.choice')}:{' '}
          <ChoiceCell proposal={proposal} language={language} typed={NOTHING_TYPED} />
        </p>
      </form>
      {/* biome-ignore-start lint/a11y/noRedundantRoles: CSS that turns rows into cards takes the roles away in some browsers */}
      <table class="desk-table" role="table">
        <caption class="unseen">{t('rows.title')}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              {t('row.column.field')}
            </th>
            <th role="columnheader" scope="col">
              {t('rows.column.said')}
            </th>
            <th role="columnheader" scope="col">
              {t('rows.column.read')}
            </th>
            {existing && (
              <th role="columnheader" scope="col">
                {t('rows.column.now')}
              </th>
            )}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {ROW_FACTS.map(({ field, columns, value }) => {
            const said = row.said.filter((cell) => columns.includes(cell.field));
            const readText = read ? value(read, language) : '';
            const nowText = existing ? value(existing.initiative, language) : '';
            if ((!said.length && !readText && !nowText) || field === 'leave') return null;
            return (
              <tr role="row">
                <th role="rowheader" scope="row">
                  {t(`field.${field}`)}
                </th>
                <td role="cell" data-label={t('rows.column.said')} class="wide-cell">
                  {said.map((cell) => (
                    <CellInput row={row} field={cell.field} language={language} />
                  ))}
                </td>
                <td role="cell" data-label={t('rows.column.read')} dir="auto">
                  {readText}
                </td>
                {existing && (
                  <td role="cell" data-label={t('rows.column.now')} dir="auto">
                    {nowText}
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
      {/* biome-ignore-end lint/a11y/noRedundantRoles: as above */}
      <div class="desk-bulk">
        <button type="submit" form={ROWS_FORM} class="button primary">
          <span>{t('row.save')}</span>
        </button>
        {isCorrected && (
          <form method="post" action={`${rowsPath}/${row.key}/restored`}>
            <input type="hidden" name="token" value={token} />
            <Button kind="ghost" icon="back">
              {t('row.restore')}
            </Button>
          </form>
        )}
      </div>
    </DeskLayout>
  );
}
