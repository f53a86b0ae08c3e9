import { foldText } from '#algorithms/text-search';

/** What a list says of a row: it ended, is closed for a while, is full, or has a waiting list. */
export type RowState = 'stopped' | 'paused' | 'full' | 'waitlist';

const STOPPED =
  '(?:(?:is |zijn |per direct |definitief |inmiddels )*(?:gestopt|beeindigd|opgeheven|vervallen|vervalt|bestaat niet meer|niet meer actief|geannuleerd|stopped|ended|discontinued|cancelled|no longer running|defunct))';
const PAUSED =
  '(?:(?:is |even )*(?:tijdelijk (?:gesloten|gestopt|dicht|stil|niet)|ligt stil|on hold|temporarily (?:closed|stopped)|paused|gepauzeerd))';
const WAITLIST =
  '(?:(?:er is |met |met een |een |we hebben een |has a )*(?:wachtlijst|waiting list|waitlist))';
const FULL =
  '(?:(?:is |zit |groep |cursus |helaas |al )*(?:vol|volgeboekt|vol gepland|full|fully booked|geen plek(?:ken)?(?: meer)?|geen plaats(?: meer)?))';
const SINCE =
  '(?:\\s+(?:per|sinds|vanaf|m\\.?i\\.?v\\.?|tot|t/m|since|until|from|in|wegens|ivm|i\\.v\\.m\\.)\\s.{1,40})?';

const STATES: [RowState, string][] = [
  ['stopped', STOPPED],
  ['paused', PAUSED],
  ['waitlist', WAITLIST],
  ['full', FULL],
];
/** The longest cell that is read as nothing but a state, in characters. */
const MAX_STATE_LENGTH = 80;

const WHOLE = STATES.map(([state, words]): [RowState, RegExp] => [
  state,
  new RegExp(`^(?:let op:? ?)?${words}${SINCE}[.!]*$`, 'u'),
]);
const AT_END = STATES.map(([state, words]): [RowState, RegExp] => [
  state,
  new RegExp(
    `(?:\\s*[([*]+\\s*(?:let op:? ?)?${words}${SINCE}\\s*[)\\]*!]+|\\s+[-–—:/|]\\s*${words}${SINCE}[.!]*)\\s*$`,
    'iu',
  ),
]);

/**
 * The state that a cell says, in whichever column it stands: `VOL`, `Taalcafé (gestopt)`, `di 10-12 - wachtlijst`. Words
 * within a sentence are none: "vol energie", "geen wachtlijst".
 * @returns the state, and the cell without those words
 */
export function parseState(cell: string): { state: RowState | null; text: string } {
  const text = cell.trim();
  const folded = foldText(text).replace(/\s+/gu, ' ').trim();
  if (folded.length <= MAX_STATE_LENGTH) {
    const parts = folded.split(/\s*[,;/]\s*|\s+(?:en|and|met)\s+/u).map(stateOf);
    const states = parts.filter((state) => state !== null);
    if (states.length && states.length === parts.length)
      return { state: states.includes('waitlist') ? 'waitlist' : (states[0] ?? null), text: '' };
    const whole = stateOf(folded);
    if (whole) return { state: whole, text: '' };
  }
  for (const [state, pattern] of AT_END) {
    const match = pattern.exec(text);
    if (match) return { state, text: text.slice(0, match.index).trim() };
  }
  return { state: null, text };
}

const stateOf = (folded: string): RowState | null =>
  WHOLE.find(([, pattern]) => pattern.test(folded))?.[0] ?? null;
