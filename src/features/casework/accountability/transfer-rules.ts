import type { CaseEventKind } from '../model/events.ts';
import { CASEWORK_PATH } from '../model/paths.ts';

export const TRANSFERS_PATH = `${CASEWORK_PATH}/transfers`;

/** Why a transfer is refused. */
export const TRANSFER_REFUSALS = ['unknown', 'other-person', 'not-moved'] as const;
export type TransferRefusal = (typeof TRANSFER_REFUSALS)[number];

/**
 * What goes to the new municipality: the plan and the progress (Wet inburgering 2021, art. 35(4)). Exemptions, extensions and
 * their grounds, which can say something of health, it hears from DUO; notes and the intake stay where they were made.
 */
export const TRANSFERRED_KINDS: readonly CaseEventKind[] = [
  'duty-notified',
  'intake-completed',
  'learnability-result',
  'plan-decided',
  'plan-notified',
  'lowered-to-a2',
  'course-started',
  'course-stopped',
  'progress-talk',
  'hours',
  'pvt-signed',
  'map-final-talk',
  'exam-sat',
  'exam-result',
  'final-interview',
  'certificate-handed',
  'moved-out',
];
