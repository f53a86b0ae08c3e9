import pg from 'pg';

/**
 * What a database does not do at this moment: `unreachable`, it gives no answer in time; `read-only`, it answers but saves
 * nothing (a standby after a fail-over, a disk that is full).
 */
export type DatabaseTrouble = 'unreachable' | 'read-only';

/** The connection broke or gave no answer in time, so nobody knows whether the last statement was carried out. */
export class ConnectionLost extends Error {
  override name = 'ConnectionLost';
}

/**
 * The commit was carried out on one machine, and the wait for its copy on another was broken off: after a fail-over it may be
 * gone. So it counts as not saved.
 */
export class NotReplicated extends Error {
  override name = 'NotReplicated';
}

/** By SQLSTATE (PostgreSQL documentation, appendix A), with two characters for a whole class. */
const TROUBLE_BY_CODE: Readonly<Record<string, DatabaseTrouble>> = {
  '25006': 'read-only', // read_only_sql_transaction
  '53100': 'read-only', // disk_full
  '08': 'unreachable', // connection exceptions
  '53': 'unreachable', // insufficient resources: too many connections, out of memory
  '57': 'unreachable', // operator intervention: shutting down, starting up, statement timeout
  '58': 'unreachable', // system errors: the disk
  '25P03': 'unreachable', // idle_in_transaction_session_timeout
  '55P03': 'unreachable', // lock_not_available: lock_timeout
};

/**
 * Is this fault one of the database's own, which passes without a change to the program? Null for every other fault.
 * @param fault whatever was thrown, also as the cause of another error
 */
export function databaseTrouble(fault: unknown): DatabaseTrouble | null {
  if (fault instanceof ConnectionLost || fault instanceof NotReplicated) return 'unreachable';
  if (fault instanceof pg.DatabaseError) return troubleOfCode(fault.code);
  return fault instanceof Error && fault.cause ? databaseTrouble(fault.cause) : null;
}

const troubleOfCode = (code = ''): DatabaseTrouble | null =>
  TROUBLE_BY_CODE[code] ?? TROUBLE_BY_CODE[code.slice(0, 2)] ?? null;

/** SQLSTATEs that this connection answers again and again, while a new one may reach another server. */
const isConnectionCode = (code = ''): boolean =>
  code === '25006' || code === '25P03' || /^57P0[1-5]$/.test(code) || code.startsWith('08');

/** May the connection on which this was answered be used again? */
export const spoilsConnection = (fault: unknown): boolean =>
  fault instanceof pg.DatabaseError ? isConnectionCode(fault.code) : isConnectionFault(fault);

/** The driver knows no classes of errors: its own begin with one of these words, those of the socket name a system call. */
const isConnectionFault = (fault: unknown): boolean =>
  fault instanceof ConnectionLost ||
  fault instanceof NotReplicated ||
  (fault instanceof Error &&
    ('syscall' in fault || /connection|time-?out|not queryable|read timeout/i.test(fault.message)));

/** The fault as the application knows it: what the driver or the socket said becomes `ConnectionLost`. */
export const namedFault = (fault: unknown): unknown =>
  isConnectionFault(fault) &&
  !(fault instanceof ConnectionLost || fault instanceof NotReplicated || fault instanceof pg.DatabaseError)
    ? new ConnectionLost('the database gave no answer', { cause: fault })
    : fault;

const codeOf = (fault: unknown): string | undefined =>
  fault instanceof Error && 'code' in fault && typeof fault.code === 'string' ? fault.code : undefined;

/** Short words for the log: a SQLSTATE, a code of the system or words of ours, never another message: it may hold values. */
export function troubleCode(fault: unknown): string {
  const code = codeOf(fault);
  if (code) return code;
  if (fault instanceof ConnectionLost) return codeOf(fault.cause) ?? fault.message;
  return fault instanceof Error ? fault.name : 'unknown';
}
