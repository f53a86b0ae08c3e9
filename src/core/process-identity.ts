import { readlinkSync } from 'node:fs';
import { bootId, processStartTime } from '../embedded-postgres/process-identity.ts';

/** A process, distinguished from a later one with the same PID, also in another container or on another machine. */
export interface ProcessIdentity {
  /** The boot and the PID namespace in which the PID has a meaning. */
  host: string;
  pid: number;
  began: string;
}

/** The process that calls this. */
export const thisProcess = (): ProcessIdentity => ({
  host: hostId(),
  pid: process.pid,
  began: processStartTime(process.pid) ?? '',
});

/** Whether a process runs; `unknown` when it belongs to another container or machine, or to an earlier boot. */
export function processState(identity: ProcessIdentity | null): 'running' | 'gone' | 'unknown' {
  if (identity?.host !== hostId()) return 'unknown';
  return processStartTime(identity.pid) === identity.began ? 'running' : 'gone';
}

function hostId(): string {
  try {
    return `${bootId()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return bootId();
  }
}
