import type { ColumnField } from '../columns/fields.ts';
import type { ParsedRow, RowIssueCode } from '../rows/parsed-row.ts';

const TIME_FIELDS: readonly ColumnField[] = ['repeat', 'day', 'when', 'from', 'until', 'start'];

/** In which columns something is corrected to settle a remark, the likeliest first. */
const FIELDS: Partial<Record<RowIssueCode, readonly ColumnField[]>> = {
  'no-name': ['name', 'organisation'],
  'not-weekly': ['when', ...TIME_FIELDS],
  'no-start': ['when', ...TIME_FIELDS],
  'times-unread': ['when', ...TIME_FIELDS],
  'times-clash': ['when', ...TIME_FIELDS],
  'times-of-place': ['when', ...TIME_FIELDS],
  'times-besides': ['when', ...TIME_FIELDS],
  'month-assumed': ['when', ...TIME_FIELDS],
  'even-weeks': ['when', ...TIME_FIELDS],
  'own-contact': ['phone', 'email', 'contact'],
  'unknown-town': ['town', 'address'],
  'bad-email': ['email'],
  'bad-phone': ['phone'],
  'bad-url': ['website'],
  'bad-date': ['checked', 'start'],
  'unknown-language': ['languages', 'signLanguages'],
  'state-unread': ['state'],
  'several-prices': ['cost'],
  'organisation-above': ['organisation'],
  'too-long': ['summary'],
};

/** Columns of a row in which a remark can be settled; what the list does not have is left out. */
export const fieldsOfIssues = (row: ParsedRow): Set<ColumnField> =>
  new Set(
    row.issues.flatMap(({ code }) =>
      (FIELDS[code] ?? []).filter((field) => row.said.some((said) => said.field === field)),
    ),
  );

/** The one column in which a value is changed for all rows at once; undefined where each row has to be looked at. */
export function fieldToReplace(code: RowIssueCode): ColumnField | undefined {
  const [field] = FIELDS[code] ?? [];
  return field === 'name' || field === 'summary' || code.startsWith('own-') ? undefined : field;
}

/** The columns that a new text about times stands for. */
export const replacedFields = (field: ColumnField): readonly ColumnField[] =>
  field === 'when' ? TIME_FIELDS : [field];
