import { LOOK_REASONS, type LookReasonKind } from '../model/looks.ts';
import { CASEWORK_PATH } from '../model/paths.ts';

export const LOOKS_PATH = `${CASEWORK_PATH}/looks`;

const CASE_PAGE = /^\/casework\/([0-9a-f-]{36})(?:[/?#][^\s]*)?$/;

const TRANSFER_PAGE = /^\/casework\/transfers\/[0-9a-f-]{36}$/;

/** The page to go on to after a reason was given: one of that case, or the request about it, whatever was asked. */
export const pageAfterReason = (asked: string, caseId: string): string =>
  CASE_PAGE.exec(asked)?.[1] === caseId || TRANSFER_PAGE.test(asked) ? asked : `${CASEWORK_PATH}/${caseId}`;

export const readReason = (text: string): LookReasonKind | undefined =>
  LOOK_REASONS.find((known) => known === text);

export const REGISTER_PATH = `${CASEWORK_PATH}/register`;
export const RETENTION_PATH = `${CASEWORK_PATH}/retention`;

/** So many days before a case is deleted the lead hears of it. */
export const ANNOUNCE_DAYS = 30;
