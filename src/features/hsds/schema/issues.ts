/**
 * `skipped`: not imported. `repaired`: imported after a repair. `hint`: imported, but worth a look. `broken`: the input
 * itself ends or fails here.
 */
export type IssueSeverity = 'skipped' | 'repaired' | 'hint' | 'broken';

interface IssueKind {
  severity: IssueSeverity;
  why: string;
}

const skipped = (why: string): IssueKind => ({ severity: 'skipped', why });
const repaired = (why: string): IssueKind => ({ severity: 'repaired', why });
const hint = (why: string): IssueKind => ({ severity: 'hint', why });
const broken = (why: string): IssueKind => ({ severity: 'broken', why });

/** Everything that the importer can report: a code for programs, a sentence for operators. */
export const ISSUES = {
  'no-id': skipped('The record has no id, so the next import could not recognise it.'),
  'no-name': skipped('The record has no name.'),
  'no-organization': skipped('The service names no organization, or one that is not in this input.'),
  'duplicate-id': skipped('The same id comes again further on; the last one counts.'),
  'organization-again': skipped('The same organization comes again; the first one counts.'),
  'not-a-listing': skipped('The record is neither a service nor an organization.'),
  'invalid-json': skipped('This is not valid JSON.'),
  'too-large': skipped('The record is larger than 64 million characters.'),
  'bad-row': skipped('The row cannot be read as CSV.'),
  orphan: skipped('The row belongs to a record that is not in this input.'),
  'too-many-places': skipped('The service has more than 50 places; the rest was left out.'),
  'refused-by-database': skipped('The database does not accept the record.'),

  'encoding-not-utf8': repaired('The file holds letters that are not UTF-8; they were read as windows-1252.'),
  'encoding-utf16': repaired('The file is written in UTF-16; it was converted.'),
  'field-count': repaired(
    'The row has more or fewer fields than the first line has names; the fields were taken in their order.',
  ),
  mojibake: repaired('Letters that were damaged by a wrong conversion were put right.'),
  html: repaired('HTML was made into plain text.'),
  'too-long': repaired('The text was cut: it is longer than a page can show.'),
  'id-too-long': repaired(
    'The id is longer than 200 characters; it was shortened to its beginning and a checksum.',
  ),
  'organization-id-derived': repaired('The organization has no id; one was made from its name.'),
  'language-qualified': repaired('The language has an addition, such as "(limited)", that was left out.'),
  'unknown-status': repaired(
    'The status is not one of the four of HSDS; the initiative is kept, but not shown.',
  ),
  'bad-email': repaired('This is not an e-mail address; it was left out.'),
  'bad-url': repaired('This is not a web address; it was left out.'),
  'bad-phone': repaired('This is not a telephone number; it was left out.'),
  'bad-date': repaired('This is not a date, or one that is still to come; it was left out.'),
  'bad-age': repaired('The ages cannot be right; they were left out.'),
  'bad-coordinates': repaired('The coordinates are not a place on earth; they were left out.'),
  'swapped-coordinates': repaired('Latitude and longitude stood in each other’s place.'),
  'converted-time': repaired('The time was given in another time zone; it was converted to the Dutch clock.'),
  'bad-time': repaired('The opening or closing time cannot be read; this time was left out.'),
  'no-weekday': repaired('The schedule does not say on which day; this time was left out.'),
  'not-weekly': repaired(
    'The schedule repeats in a way that we cannot show (every so many weeks, or a weekday of the month); this time was left out.',
  ),
  'no-start': repaired(
    'The schedule counts weeks or times from a date that it does not say (dtstart); this time was left out.',
  ),
  'times-clash': repaired(
    'Another schedule begins at the same hour on the same weekday, and no single rule says both; this time was left out.',
  ),
  'schedule-over': repaired('The schedule has ended; this time was left out.'),
  'old-capacity': repaired('What is said about free places is older than 90 days; it was left out.'),
  'wrong-profile': repaired(
    'What stands in our own profile cannot be right; the rest of the record was read as HSDS.',
  ),
  'unknown-unit': repaired('The capacity is not counted in places or people; it was left out.'),
  'unknown-currency': repaired('The costs are not in euros; they were left out.'),

  'unknown-language': hint('The language is not one that we can show by name.'),
  'unknown-town': hint('The town is not in our list, or there are several of that name.'),
  'no-coordinates': hint('The place has no coordinates: distances cannot be shown.'),
  'outside-netherlands': hint('The place is not in the European Netherlands.'),
  claimed: hint('Its organisation keeps this one itself; it was left as it is.'),
  'several-places': hint('The service has several places: each became an initiative of its own.'),
  'several-prices': hint('There are several prices: the costs stay unknown, the text tells more.'),
  contradiction: hint('The words contradict each other; nothing was concluded from them.'),
  'schedule-later': hint('The schedule begins later than today.'),
  'time-zone-number': hint(
    'The time zone is a number that is not the Dutch one; the times were read as the clock on the wall.',
  ),
  'same-name': hint('Another service in this input has the same name.'),
  'unknown-table': hint('We do not read this file.'),

  truncated: broken('The input ends in the middle; what was read before is in.'),
  unreadable: broken('The input cannot be read any further; what was read before is in.'),
  'page-failed': broken('The feed did not give this page; what was read before is in.'),
  'detail-failed': broken('The feed did not give the details of this service; it was left as it was.'),
} satisfies Record<string, IssueKind>;

export type IssueCode = keyof typeof ISSUES;

/** Where a record is in the input. Lines and indexes count from 1. */
export interface SourcePosition {
  file: string;
  line?: number;
  index?: number;
}

export interface ImportIssue {
  code: IssueCode;
  position: SourcePosition;
  /** The id of the record in the source, when it has one. */
  id?: string | undefined;
  field?: string | undefined;
  /** The beginning of the value that it is about. */
  value?: string | undefined;
}

export type ImportIssueSink = (issue: ImportIssue) => void;

/** Reports an issue of the record that is being mapped; the caller adds its position and id. */
export type RecordIssueSink = (code: IssueCode, field?: string, value?: unknown) => void;
