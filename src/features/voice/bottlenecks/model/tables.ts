import type { Generated } from 'kysely';
import type {
  BottleneckEventDetail,
  BottleneckEventKind,
  BottleneckSourceKind,
  PauseReason,
} from './rules.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    bottleneck: BottleneckTable;
    bottleneck_text: BottleneckTextTable;
    bottleneck_event: BottleneckEventTable;
    bottleneck_event_text: BottleneckEventTextTable;
    bottleneck_event_audio: BottleneckEventAudioTable;
    bottleneck_help: BottleneckHelpTable;
  }
}

interface BottleneckTable {
  id: string;
  tenant_id: string;
  municipality: string;
  language: string;
  source_kind: BottleneckSourceKind;
  source_id: string | null;
  handed_from: string | null;
  made_at: Date;
}

interface BottleneckTextTable {
  bottleneck_id: string;
  language: string;
  words: string;
  reviewed: Generated<boolean>;
  made_at: Date;
}

export interface BottleneckEventTable {
  id: string;
  bottleneck_id: string;
  number: number;
  kind: BottleneckEventKind;
  at: Date;
  owner_name: string | null;
  term_weeks: number | null;
  on_day: string | null;
  pause_reason: PauseReason | null;
  answer_kind: 'done' | 'will-do' | 'no' | 'not-ours' | null;
  handed_to: string | null;
  handed_bottleneck: string | null;
  about_event: string | null;
  helped: number | null;
  not_helped: number | null;
  people: number | null;
  of_people: number | null;
}

interface BottleneckEventTextTable {
  event_id: string;
  language: string;
  words: string;
  reviewed: Generated<boolean>;
  made_at: Date;
}

interface BottleneckEventAudioTable {
  event_id: string;
  language: string;
  content_type: string;
  content: Buffer;
  made_at: Date;
}

interface BottleneckHelpTable {
  event_id: string;
  helped: Generated<number>;
  not_helped: Generated<number>;
}

const NO_DETAIL = {
  owner_name: null,
  term_weeks: null,
  on_day: null,
  pause_reason: null,
  answer_kind: null,
  handed_to: null,
  handed_bottleneck: null,
  about_event: null,
  helped: null,
  not_helped: null,
  people: null,
  of_people: null,
} satisfies Partial<BottleneckEventTable>;

type DetailColumns = Omit<BottleneckEventTable, 'id' | 'bottleneck_id' | 'number' | 'at'>;

/** The columns that an event has beside where and when. */
export function columnsOf(detail: BottleneckEventDetail): DetailColumns {
  const row = { ...NO_DETAIL, kind: detail.kind };
  switch (detail.kind) {
    case 'proposed':
      return { ...row, people: detail.agreed?.people ?? null, of_people: detail.agreed?.of ?? null };
    case 'adopted':
      return {
        ...row,
        owner_name: detail.owner,
        term_weeks: detail.termWeeks,
        on_day: detail.promisedOn ?? null,
      };
    case 'owner':
      return { ...row, owner_name: detail.owner };
    case 'paused':
      return { ...row, pause_reason: detail.reason };
    case 'answered':
      return {
        ...row,
        answer_kind: detail.answer,
        on_day: detail.answer === 'will-do' ? detail.by : null,
        handed_to: detail.answer === 'not-ours' ? detail.handedTo : null,
        handed_bottleneck: detail.answer === 'not-ours' ? (detail.handedBottleneck ?? null) : null,
      };
    case 'followed-up':
      return {
        ...row,
        about_event: detail.about,
        helped: detail.helped,
        not_helped: detail.notHelped,
      };
    case 'reopened':
      return {
        ...row,
        about_event: detail.about ?? null,
        helped: detail.helped ?? null,
        not_helped: detail.notHelped ?? null,
        term_weeks: detail.termWeeks,
      };
    case 'measured':
      return { ...row, people: detail.people ?? null };
    default:
      return row;
  }
}

/** What an event says, out of its columns. */
export function detailOf(row: BottleneckEventTable): BottleneckEventDetail {
  const { kind } = row;
  switch (kind) {
    case 'proposed':
      return row.people === null
        ? { kind }
        : { kind, agreed: { people: row.people, of: row.of_people ?? row.people } };
    case 'adopted':
      return {
        kind,
        owner: row.owner_name ?? '',
        termWeeks: row.term_weeks ?? 0,
        promisedOn: row.on_day ?? undefined,
      };
    case 'owner':
      return { kind, owner: row.owner_name ?? '' };
    case 'paused':
      return { kind, reason: row.pause_reason ?? 'others' };
    case 'answered':
      if (row.answer_kind === 'will-do') return { kind, answer: 'will-do', by: row.on_day ?? '' };
      if (row.answer_kind === 'not-ours')
        return {
          kind,
          answer: 'not-ours',
          handedTo: row.handed_to ?? '',
          handedBottleneck: row.handed_bottleneck ?? undefined,
        };
      return { kind, answer: row.answer_kind ?? 'no' };
    case 'followed-up':
      return {
        kind,
        about: row.about_event ?? '',
        helped: row.helped ?? 0,
        notHelped: row.not_helped ?? 0,
      };
    case 'reopened':
      return {
        kind,
        about: row.about_event ?? undefined,
        helped: row.helped ?? undefined,
        notHelped: row.not_helped ?? undefined,
        termWeeks: row.term_weeks ?? 0,
      };
    case 'measured':
      return { kind, people: row.people ?? undefined };
    default:
      return { kind };
  }
}
