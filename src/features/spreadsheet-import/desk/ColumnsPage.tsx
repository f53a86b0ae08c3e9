import type { PageContext } from '#core/http/page-context.ts';
import {
  Button,
  CheckboxCard,
  ChoiceCards,
  type ConflictField,
  ConflictNotice,
  DeskLayout,
  Notice,
  SelectField,
  TextField,
} from '#ui';
import { COLUMN_FIELDS } from '../columns/fields.ts';
import type { SpreadsheetImport } from '../commit/types.ts';
import { countedRows } from '../file/grid.ts';
import { messagesIn } from '../messages.ts';
import { ImportNotices } from './ImportNotices.tsx';
import { importCrumbs } from './import-crumbs.ts';
import type { ImportNotice } from './notices.ts';

const MAX_HEADING_ROWS = 15;

interface ColumnsPageProps {
  page: PageContext;
  spreadsheet: SpreadsheetImport;
  token: string;
  notice?: ImportNotice | undefined;
  /** What this reader chose while somebody else changed the list. */
  yours?: Pick<SpreadsheetImport, 'listName' | 'mapping'>;
}

/** The guess of what the columns hold, to be corrected by whoever knows the list. */
export function ColumnsPage({ page, spreadsheet: stored, token, notice, yours }: ColumnsPageProps) {
  const { language } = page;
  const t = messagesIn(language);
  const path = `/${language}/spreadsheets/${stored.id}`;
  const spreadsheet = { ...stored, ...yours };
  const { mapping, grids, figures } = spreadsheet;
  return (
    <DeskLayout page={page} title={spreadsheet.listName} crumbs={importCrumbs(language)}>
      <h2>{t('columns.title')}</h2>
      <ImportNotices notice={notice} language={language} />
      {yours && <ConflictNotice fields={conflictFields(stored, yours, language)} language={language} />}
      {figures.back !== undefined && (
        <Notice kind="good" role="status">
          <p>{t('sheet.said.back', { back: figures.back })}</p>
          {Boolean(figures.left) && <p>{t('sheet.said.left', { left: figures.left ?? 0 })}</p>}
        </Notice>
      )}
      {!grids && <p class="lead">{t('columns.forgotten')}</p>}
      {grids && (
        <>
          <p class="lead">{t('columns.lead')}</p>
          <form method="post" action={path} class="stack">
            <input type="hidden" name="token" value={token} />
            <input type="hidden" name="seen" value={String(spreadsheet.version)} />
            <input type="hidden" name="wide" value={String(mapping.columns.length)} />
            <SheetAndHeadings spreadsheet={spreadsheet} language={language} />
            <HiddenParts spreadsheet={spreadsheet} language={language} />
            <div class="field-pairs">
              <Columns spreadsheet={spreadsheet} language={language} />
            </div>
            <p class="soft">{t('columns.people')}</p>
            <TextField
              name="town"
              label={t('columns.town')}
              hint={t('columns.town.hint')}
              value={mapping.town}
              maxlength={80}
            />
            <TextField
              name="organisation"
              label={t('columns.organisation')}
              hint={t('columns.organisation.hint')}
              value={mapping.organisation}
              maxlength={120}
            />
            <TextField
              name="listName"
              label={t('columns.list')}
              hint={t('columns.list.hint')}
              value={spreadsheet.listName}
              maxlength={120}
              required
            />
            <ChoiceCards columns={1}>
              <CheckboxCard
                name="ownContacts"
                value="yes"
                checked={mapping.ownContacts}
                icon="lock"
                label={t('columns.own')}
                hint={t('columns.own.hint')}
              />
            </ChoiceCards>
            <div class="actions">
              <Button icon="check">{t('columns.next')}</Button>
            </div>
          </form>
        </>
      )}
      <form method="post" action={`${path}/dropped`} class="after-card">
        <input type="hidden" name="token" value={token} />
        <Button kind="ghost" icon="remove">
          {t('columns.drop')}
        </Button>
      </form>
    </DeskLayout>
  );
}

/** What two people chose differently. */
function conflictFields(
  { listName, mapping, grids }: SpreadsheetImport,
  yours: Pick<SpreadsheetImport, 'listName' | 'mapping'>,
  language: string,
): ConflictField[] {
  const t = messagesIn(language);
  const headings = rowsOf({ mapping, grids })[mapping.headings] ?? [];
  const text = (label: string, theirs: string, mine: string, field: string): ConflictField => ({
    label,
    theirs,
    yours: mine,
    field,
  });
  const columns = mapping.columns.map(
    (theirs, column): ConflictField => ({
      label: headings[column] || t('columns.no-heading', { letter: columnLetters(column) }),
      theirs: t(`field.${theirs}`),
      yours: t(`field.${yours.mapping.columns[column] ?? 'leave'}`),
    }),
  );
  const numbers = (label: string, theirs: number, mine: number): ConflictField => ({
    label,
    theirs: String(theirs + 1),
    yours: String(mine + 1),
  });
  return [
    numbers(t('columns.sheet'), mapping.sheet, yours.mapping.sheet),
    numbers(t('columns.headings'), mapping.headings, yours.mapping.headings),
    ...columns,
    text(t('columns.town'), mapping.town, yours.mapping.town, 'town'),
    text(t('columns.organisation'), mapping.organisation, yours.mapping.organisation, 'organisation'),
    text(t('columns.list'), listName, yours.listName, 'listName'),
    {
      label: t('columns.own'),
      theirs: mapping.ownContacts ? '✓' : '–',
      yours: yours.mapping.ownContacts ? '✓' : '–',
    },
  ];
}

interface ColumnsFormProps {
  spreadsheet: SpreadsheetImport;
  language: string;
}

/** Which sheet of the file to read, and which of its rows has the headings. */
function SheetAndHeadings({ spreadsheet, language }: ColumnsFormProps) {
  const t = messagesIn(language);
  const { mapping, grids } = spreadsheet;
  const rows = rowsOf(spreadsheet);
  return (
    <>
      {(grids?.length ?? 0) > 1 ? (
        <SelectField
          name="at"
          label={t('columns.sheet')}
          value={String(mapping.sheet)}
          options={(grids ?? []).map((grid, sheetIndex) => ({
            value: String(sheetIndex),
            label: t(grid.hidden ? 'columns.sheet.hidden' : 'columns.sheet.option', {
              name: grid.name,
              rows: grid.rows.length,
            }),
          }))}
        />
      ) : (
        <input type="hidden" name="at" value="0" />
      )}
      <SelectField
        name="headings"
        label={t('columns.headings')}
        value={String(mapping.headings)}
        options={rows.slice(0, MAX_HEADING_ROWS).map((row, rowIndex) => ({
          value: String(rowIndex),
          label: t('columns.headings.option', {
            row: rowIndex + 1,
            words: row.filter(Boolean).slice(0, 4).join(' · ').slice(0, 60),
          }),
        }))}
      />
    </>
  );
}

/** The rows of the sheet that is read, without what is hidden in the file unless it is taken in. */
const rowsOf = ({ mapping, grids }: Pick<SpreadsheetImport, 'mapping' | 'grids'>): string[][] => {
  const grid = grids?.[mapping.sheet];
  return grid ? countedRows(grid, mapping.takeHidden) : [];
};

/** What the file has besides what people see in it, and what could not be read as it stands. */
function HiddenParts({ spreadsheet, language }: ColumnsFormProps) {
  const t = messagesIn(language);
  const { mapping, grids } = spreadsheet;
  const { hiddenRows = [], hiddenColumns = [], remarks = [] } = grids?.[mapping.sheet] ?? {};
  const hasHidden = hiddenRows.length + hiddenColumns.length > 0;
  return (
    <>
      {remarks.map((remark) => (
        <Notice kind="ask">
          <p>{t(`columns.remark.${remark}`)}</p>
        </Notice>
      ))}
      {hasHidden && (
        <ChoiceCards columns={1}>
          <CheckboxCard
            name="takeHidden"
            value="yes"
            checked={mapping.takeHidden ?? false}
            icon="search"
            label={t('columns.hidden')}
            hint={t('columns.hidden.hint', { rows: hiddenRows.length, columns: hiddenColumns.length })}
          />
        </ChoiceCards>
      )}
    </>
  );
}

/** The name that spreadsheet programs give a column: A, B … Z, AA. */
const columnLetters = (column: number): string =>
  (column >= 26 ? String.fromCharCode(64 + Math.floor(column / 26)) : '') +
  String.fromCharCode(65 + (column % 26));

function Columns({ spreadsheet, language }: ColumnsFormProps) {
  const t = messagesIn(language);
  const { mapping } = spreadsheet;
  const rows = rowsOf(spreadsheet);
  const options = COLUMN_FIELDS.map((field) => ({ value: field, label: t(`field.${field}`) }));
  return (
    <>
      {mapping.columns.map((field, column) => {
        const examples = rows
          .slice(mapping.headings + 1)
          .flatMap((row) => row[column] || [])
          .slice(0, 3)
          .map((cell) => cell.replace(/\s+/g, ' ').slice(0, 40));
        if (!examples.length) return <input type="hidden" name={`column${column}`} value="leave" />;
        const heading =
          rows[mapping.headings]?.[column] || t('columns.no-heading', { letter: columnLetters(column) });
        return (
          <SelectField
            name={`column${column}`}
            label={heading.slice(0, 80)}
            hint={t('columns.examples', { words: examples.join(' · ') })}
            value={field}
            options={options}
          />
        );
      })}
    </>
  );
}
