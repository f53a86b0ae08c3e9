import { z } from 'zod';
import { isCalendarDay } from '#core/time/amsterdam.ts';
import { LEVELS } from '#features/vocabulary/rules.ts';
import { containsBsn } from '../model/bsn.ts';
import type { AnswerValue } from './answers.ts';
import { type ChoiceName, QUESTIONS } from './questions.ts';

/**
 * The hand-over of COA as a file. What COA may give a college is listed in the law: identity, family composition, and from the
 * programme before integration the participation with progress and language skill (Besluit inburgering 2021, art. 9.4(3)). The
 * citizen service number of that list stays outside of this product. Every other field is refused by its name.
 */
export const HAND_OVER_FIELDS = [
  'name',
  'caseNumber',
  'date',
  'household',
  'childAges',
  'preIntegration',
  'levelListening',
  'levelSpeaking',
  'levelReading',
  'levelWriting',
] as const;
export type HandOverField = (typeof HAND_OVER_FIELDS)[number];

/** Fields that only help to see whether it is the right person; they are shown and not stored. */
export const CHECK_FIELDS: readonly HandOverField[] = ['name', 'caseNumber'];

const HOUSEHOLDS: Record<string, string> = {
  alone: 'house-alone',
  partner: 'house-partner',
  'partner-and-children': 'house-family',
  'one-parent': 'house-one-parent',
  'with-family': 'house-others',
};
const AGES: Record<string, string> = {
  '0-2': 'child-0',
  '2-4': 'child-2',
  '4-12': 'child-4',
  '12-18': 'child-12',
  none: 'child-none',
};
const PARTICIPATION: Record<string, string> = {
  completed: 'pre-done',
  started: 'pre-started',
  stopped: 'pre-stopped',
  none: 'pre-none',
};

const level = (text: string) => ((LEVELS as readonly string[]).includes(text) ? [text] : undefined);
const from =
  (codes: Record<string, string>) =>
  (text: string): string[] | undefined =>
    Object.hasOwn(codes, text) ? [codes[text] as string] : undefined;
const listFrom =
  (codes: Record<string, string>) =>
  (text: string): string[] | undefined => {
    const found = text.split(/[,;|]/).map((part) => from(codes)(part.trim()));
    return found.every((choice) => choice) ? found.flatMap((choice) => choice ?? []) : undefined;
  };

/** Which question each field answers, and how its words become a ready-made answer. */
const TARGETS: { [F in HandOverField]?: [ChoiceName, (text: string) => string[] | undefined] } = {
  household: ['household', from(HOUSEHOLDS)],
  childAges: ['child-ages', listFrom(AGES)],
  preIntegration: ['pre-integration', from(PARTICIPATION)],
  levelListening: ['level-listening', level],
  levelSpeaking: ['level-speaking', level],
  levelReading: ['level-reading', level],
  levelWriting: ['level-writing', level],
};

/** What of a file can be taken in, and what not. */
export interface HandOver {
  /** Who it is about and of which day it is, to compare. */
  name: string;
  caseNumber: string;
  /** YYYY-MM-DD; empty: the file does not say. */
  date: string;
  answers: { field: HandOverField; question: ChoiceName; value: AnswerValue }[];
  /** Names of fields that the law does not list; their contents are not kept, not even on the page. */
  refused: string[];
  /** Listed fields whose words this format does not know. */
  unread: HandOverField[];
}

export type HandOverRefusal = 'bsn' | 'not-a-file' | 'empty';

const MAX_FIELDS = 200;
const MAX_NAME_LENGTH = 60;
const scalar = z.union([z.string(), z.number(), z.array(z.string())]);

/**
 * Reads a hand-over: a JSON object, or lines `field;value` or `field,value`. A citizen service number anywhere in it, also in a
 * field that is refused, refuses the whole file.
 */
export function readHandOver(text: string): HandOver | HandOverRefusal {
  if (containsBsn(text)) return 'bsn';
  const fields = text.trimStart().startsWith('{') ? fromJson(text) : fromLines(text);
  if (!fields) return 'not-a-file';
  const entries = Object.entries(fields).slice(0, MAX_FIELDS);
  if (!entries.length) return 'empty';
  const result: HandOver = { name: '', caseNumber: '', date: '', answers: [], refused: [], unread: [] };
  for (const [name, raw] of entries) {
    const field = HAND_OVER_FIELDS.find((known) => known === name.trim());
    const parsed = scalar.safeParse(raw);
    if (!field) result.refused.push(name.trim().slice(0, MAX_NAME_LENGTH));
    else if (!parsed.success) result.unread.push(field);
    else take(result, field, [parsed.data].flat().join(',').trim());
  }
  return result;
}

function take(result: HandOver, field: HandOverField, text: string): void {
  if (field === 'name' || field === 'caseNumber') result[field] = text.slice(0, MAX_NAME_LENGTH);
  else if (field === 'date') {
    if (isCalendarDay(text)) result.date = text;
    else result.unread.push(field);
  } else {
    const [question, read] = TARGETS[field] ?? [];
    const choices = read?.(text);
    if (!question || !choices) result.unread.push(field);
    else result.answers.push({ field, question, value: { choices } });
  }
}

function fromJson(text: string): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
    return isObject ? { ...parsed } : undefined;
  } catch {
    return undefined;
  }
}

function fromLines(text: string): Record<string, unknown> | undefined {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim());
  const pairs = lines.map((line) => /^"?([^";,]+)"?\s*[;,]\s*"?(.*?)"?\s*$/.exec(line));
  if (!pairs.length || pairs.some((pair) => !pair)) return undefined;
  return Object.fromEntries(pairs.flatMap((pair) => (pair ? [[pair[1] ?? '', pair[2] ?? '']] : [])));
}

export const isHandOverQuestion = (question: string): question is ChoiceName =>
  Object.values(TARGETS).some((target) => target?.[0] === question) && Object.hasOwn(QUESTIONS, question);
