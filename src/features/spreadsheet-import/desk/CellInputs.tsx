import type { ColumnField } from '../columns/fields.ts';
import { messagesIn } from '../messages.ts';
import type { ParsedRow } from '../rows/parsed-row.ts';
import { currentCell, plainCell } from './row-changes.ts';

/** The form that the fields in the table belong to. */
export const ROWS_FORM = 'rows-form';
const LONG_CELL_LENGTH = 60;

/** A cell that can be corrected, with what it said when the page was made. */
export function CellInput({
  row,
  field,
  language,
  typed,
}: {
  row: ParsedRow;
  field: ColumnField;
  language: string;
  /** What somebody typed that could not be kept at once. */
  typed?: string | undefined;
}) {
  const t = messagesIn(language);
  const said = row.said.find((cell) => cell.field === field);
  if (!said || field === 'leave') return null;
  const now = currentCell(said);
  const name = `cell${row.row}.${field}`;
  const shown = typed ?? now;
  const attributes = {
    name,
    form: ROWS_FORM,
    dir: 'auto' as const,
    'aria-label': t('cell.label', { field: t(`field.${field}`), row: row.row }),
    maxlength: 4000,
  };
  return (
    <>
      <input type="hidden" form={ROWS_FORM} name={`was${name}`} value={plainCell(now)} />
      {shown.length > LONG_CELL_LENGTH || shown.includes('\n') ? (
        <textarea rows={3} {...attributes}>
          {shown}
        </textarea>
      ) : (
        <input type="text" value={shown} {...attributes} />
      )}
      {said.corrected !== undefined && (
        <small>
          {t('cell.file')} <bdi>{said.file || t('cell.empty')}</bdi>
        </small>
      )}
    </>
  );
}
