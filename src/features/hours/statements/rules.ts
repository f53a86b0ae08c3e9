import type { StatementContent } from '../model/statement-rules.ts';
import { statementContent } from '../model/statement-rules.ts';

/** Where anybody checks a statement. */
export const VERIFY_PATH = '/hours/verify';

/** The largest file that can be checked. */
export const MAX_STATEMENT_BYTES = 512 * 1024;

/** Looks at statements from one network: so many in ten minutes. */
export const VERIFY_LIMIT = [60, 600] as const;

/** The file that somebody keeps: what it says, readable, and the signature over the same. */
export const statementFile = (content: StatementContent, signature: string): string =>
  `${JSON.stringify({ format: 'vanonderop-hours-statement-1', statement: content, signature }, null, 2)}\n`;

/** Reads such a file; undefined when it is none. Whether the signature is ours is not asked here. */
export function readStatementFile(
  text: string,
): { statement: StatementContent; signature: string } | undefined {
  try {
    const file: unknown = JSON.parse(text);
    if (typeof file !== 'object' || file === null || !('statement' in file) || !('signature' in file))
      return undefined;
    const statement = statementContent.safeParse(file.statement);
    return statement.success && typeof file.signature === 'string'
      ? { statement: statement.data, signature: file.signature }
      : undefined;
  } catch {
    return undefined;
  }
}
