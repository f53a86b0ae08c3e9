import { createHash } from 'node:crypto';
import type { Pool } from '../model/rules.ts';
import type { CompleteDraft } from './draft.ts';

/** What a check page shows: who sends it must have seen exactly this. */
export interface Checked {
  card: CompleteDraft;
  organisation: string;
  checkKind: Pool['checkKind'];
  wording: string;
  /** Of the card that is changed; null: it is a new one. */
  version: number | null;
}

/** A short text that is the same only for the same check page. */
export const digestOf = ({ card, ...rest }: Checked): string =>
  createHash('sha256')
    .update(JSON.stringify([Object.entries(card).sort(([one], [other]) => (one < other ? -1 : 1)), rest]))
    .digest('base64url');
