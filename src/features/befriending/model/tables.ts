import type { ColumnType, Generated } from 'kysely';
import type { Answers, Form } from './answers.ts';
import type {
  CardState,
  CheckKind,
  MeetingProposalState,
  MeetingReason,
  PairState,
  Party,
  ProposalAnswer,
  Side,
} from './rules.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    befriending_pool: BefriendingPoolTable;
    befriending_pool_neighbour: BefriendingPoolNeighbourTable;
    befriending_card: BefriendingCardTable;
    befriending_member: BefriendingMemberTable;
    befriending_invitation: BefriendingInvitationTable;
    befriending_apart: BefriendingApartTable;
    befriending_round: BefriendingRoundTable;
    befriending_proposal: BefriendingProposalTable;
    befriending_answer: BefriendingAnswerTable;
    befriending_pair: BefriendingPairTable;
    befriending_year_on: BefriendingYearOnTable;
  }
}

export interface BefriendingPoolTable {
  listing_id: string;
  initiative_id: string;
  open: ColumnType<boolean, boolean | undefined, boolean>;
  check_kind: ColumnType<CheckKind, CheckKind | undefined, CheckKind>;
  check_months: ColumnType<number, number | undefined, number>;
  minors: ColumnType<boolean, boolean | undefined, boolean>;
  try_out_weeks: ColumnType<number, number | undefined, number>;
  maximum: ColumnType<boolean, boolean | undefined, boolean>;
  nightly: ColumnType<boolean, boolean | undefined, boolean>;
  changed_at: Date;
}

interface BefriendingPoolNeighbourTable {
  asking_id: string;
  asked_id: string;
  asked_at: Date;
  agreed_at: Date | null;
}

export interface BefriendingCardTable {
  id: string;
  listing_id: string;
  side: Side;
  party: Party;
  forms: Form[];
  circle_name: string | null;
  capacity: ColumnType<number, number | undefined, number>;
  state: CardState;
  wished_at: Date;
  changed_at: Date;
  version: ColumnType<number, number | undefined, number>;
}

export interface BefriendingMemberTable {
  id: string;
  card_id: string;
  person_id: string;
  listing_id: string;
  consent_id: string;
  speaks: boolean;
  state: 'in' | 'left';
  /** null of who left */
  name_sealed: string | null;
  language: string;
  email_sealed: string | null;
  /** `{}` of who left. */
  answers: ColumnType<Answers, string, string>;
  joined_at: Date;
  /** They agreed that their circle is shown, as a circle. */
  seen: ColumnType<boolean, boolean | undefined, boolean>;
}

/** For one more person of a circle. */
interface BefriendingInvitationTable {
  id: string;
  card_id: string;
  link_hash: Buffer;
  code_hash: Buffer;
  made_at: Date;
  ends_at: Date;
  used_by: string | null;
}

interface BefriendingApartTable {
  id: Generated<string>;
  by_person: string;
  about_person: string;
  kind: 'declined' | 'blocked';
  at: Date;
  /** Of somebody who was blocked: how they were called. */
  name_sealed: string | null;
}

interface BefriendingRoundTable {
  id: string;
  listing_id: string;
  held_at: Date;
  held_by: 'night' | 'hand';
  measures: ColumnType<unknown, string, string>;
  proposed: number;
}

export interface BefriendingProposalTable {
  id: string;
  listing_id: string;
  newcomer_card: string;
  resident_card: string;
  round_id: string | null;
  hand_reason: string | null;
  kind: Form;
  reasons: ColumnType<MeetingReason[], string, string>;
  proposed_at: Date;
  expires_at: Date;
  state: MeetingProposalState;
  state_at: Date;
  /** The side that asked first; null: a round, or the organisation. */
  begun_by: ColumnType<Side | null, Side | null | undefined, Side | null>;
}

interface BefriendingAnswerTable {
  proposal_id: string;
  person_id: string;
  answer: ProposalAnswer;
  answered_at: Date;
}

export interface BefriendingPairTable {
  id: string;
  proposal_id: string;
  listing_id: string;
  newcomer_card: string;
  resident_card: string;
  kind: Form;
  since: Date;
  try_out_until: Date;
  state: PairState;
  ended_at: Date | null;
  /** Of a circle: until when its year together is. */
  year_until: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

/** Somebody wants to go on after a year. */
interface BefriendingYearOnTable {
  pair_id: string;
  year_until: Date;
  person_id: string;
  at: Date;
}
