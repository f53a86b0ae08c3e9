import type { ColumnType, Generated } from 'kysely';
import type { AttendanceCounts, ProgrammeItemKind, Texts } from './edition/types.ts';
import type { OutcomeKind } from './outcomes/types.ts';
import type { NeedKind, SeatReason } from './registrations/types.ts';
import type { MarketStall } from './stalls/types.ts';

/** The rows of this feature, as PostgreSQL keeps them: column names are those of the migrations. */
declare module '#core/db/connection.ts' {
  interface Database {
    series: SeriesTable;
    edition: EditionTable;
    venue: VenueTable;
    programme_part: ProgrammePartTable;
    break_out: BreakOutTable;
    sign_up: SignUpTable;
    sign_up_member: SignUpMemberTable;
    sign_up_need: SignUpNeedTable;
    sign_up_wish: SignUpWishTable;
    seat: SeatTable;
    seat_offer: SeatOfferTable;
    waitlist_entry: WaitlistEntryTable;
    check_in: CheckInTable;
    table_card: TableCardTable;
    outcome_line: OutcomeLineTable;
    market_stall: MarketStallTable;
    volunteer_call: VolunteerCallTable;
    volunteer_shift: VolunteerShiftTable;
    volunteer: VolunteerTable;
    report_photo: ReportPhotoTable;
    report_photo_person: ReportPhotoPersonTable;
  }
}

interface SeriesTable {
  id: Generated<string>;
  slug: string;
  texts: ColumnType<Texts<'title' | 'about'>, string, string>;
  demo: Generated<boolean>;
}

interface EditionTable {
  id: Generated<string>;
  series_id: string;
  slug: string;
  texts: ColumnType<Texts<'title' | 'summary' | 'about' | 'thanks'>, string, string>;
  state: Generated<'draft' | 'published' | 'cancelled'>;
  starts_at: Date;
  ends_at: Date;
  wishes_until: Date;
  seating: Generated<'wishes' | 'proposed' | 'published'>;
  seed: string;
  sequence: Generated<number>;
  changed_at: Generated<Date>;
  demo: Generated<boolean>;
  counts: ColumnType<AttendanceCounts | null, string | null | undefined, string | null>;
}

interface VenueTable {
  id: Generated<string>;
  edition_id: string;
  name: string;
  address: string;
  town: string;
  texts: ColumnType<Texts<'way'>, string | undefined, string>;
  step_free: boolean | null;
}

interface ProgrammePartTable {
  id: Generated<string>;
  edition_id: string;
  venue_id: string | null;
  kind: ProgrammeItemKind;
  starts_at: Date;
  ends_at: Date;
  texts: ColumnType<Texts<'title' | 'about'>, string, string>;
}

interface BreakOutTable {
  id: Generated<string>;
  edition_id: string;
  part_id: string;
  number: number;
  texts: ColumnType<Texts<'title' | 'question' | 'about'>, string, string>;
  host_name: string;
  host_organisation_id: string | null;
  room: string | null;
  places: number;
  least: Generated<number>;
  taken: Generated<number>;
  languages: Generated<string[]>;
  interpreters: Generated<string[]>;
  step_free: boolean | null;
}

interface SignUpTable {
  id: string;
  edition_id: string;
  link_hash: Buffer;
  name: string | null;
  email: string | null;
  phone: string | null;
  language: string;
  typed_by: 'self' | 'desk';
  size: number;
  any_other: boolean;
  move_up: boolean;
  lot: number;
  hosts_id: string | null;
  state: Generated<'coming' | 'cancelled'>;
  version: Generated<number>;
  keep_informed: Generated<boolean>;
  reasons: ColumnType<Record<string, SeatReason>, string | undefined, string>;
  made_at: Date;
  changed_at: Date;
}

interface SignUpMemberTable {
  id: string;
  sign_up_id: string;
  edition_id: string;
  position: number;
  first_name: string | null;
  code: string;
  photo_ok: Generated<boolean>;
}

interface SignUpNeedTable {
  id: Generated<string>;
  sign_up_id: string;
  edition_id: string;
  member_id: string | null;
  kind: NeedKind;
  detail: Generated<string>;
  state: Generated<'asked' | 'arranged' | 'cannot'>;
  asked_at: Date;
  answered_at: Date | null;
  answer: string | null;
}

interface SignUpWishTable {
  sign_up_id: string;
  edition_id: string;
  part_id: string;
  break_out_id: string;
  rank: number;
}

interface SeatTable {
  sign_up_id: string;
  edition_id: string;
  part_id: string;
  break_out_id: string;
  size: number;
  how: 'draw' | 'direct' | 'moved' | 'organiser' | 'host';
  at: Date;
  reason: ColumnType<SeatReason, string | undefined, string>;
}

interface SeatOfferTable {
  sign_up_id: string;
  edition_id: string;
  part_id: string;
  break_out_id: string;
  size: number;
  made_at: Date;
  ends_at: Date;
}

interface WaitlistEntryTable {
  sign_up_id: string;
  edition_id: string;
  part_id: string;
  break_out_id: string;
  joined_at: Date;
}

interface CheckInTable {
  member_id: string;
  edition_id: string;
  at: Date;
  device: string;
}

interface TableCardTable {
  break_out_id: string;
  edition_id: string;
  link_hash: Buffer;
  closed_at: Date | null;
}

interface OutcomeLineTable {
  id: Generated<string>;
  edition_id: string;
  break_out_id: string;
  kind: OutcomeKind;
  words: string;
  owner: string | null;
  owner_email: string | null;
  due_on: string | null;
  state: Generated<'open' | 'done' | 'dropped'>;
  answer: string | null;
  answered_at: Date | null;
  link_hash: Buffer | null;
  version: Generated<number>;
  made_at: Date;
  changed_at: Date;
}

interface MarketStallTable {
  id: string;
  edition_id: string;
  link_hash: Buffer;
  organisation: string;
  shows: string;
  email: string | null;
  languages: Generated<string[]>;
  needs_table: boolean;
  needs_power: boolean;
  for_children: boolean;
  language: string;
  state: Generated<MarketStall['state']>;
  answer: string | null;
  made_at: Date;
}

interface VolunteerCallTable {
  edition_id: string;
  link_hash: Buffer;
}

interface VolunteerShiftTable {
  id: Generated<string>;
  edition_id: string;
  name: string;
  starts_at: Date;
  ends_at: Date;
  wanted: number;
  taken: Generated<number>;
}

interface VolunteerTable {
  id: string;
  shift_id: string;
  edition_id: string;
  first_name: string;
  made_at: Date;
}

interface ReportPhotoTable {
  id: string;
  edition_id: string;
  picture: Buffer | null;
  width: number;
  height: number;
  words: string;
  made_at: Date;
}

interface ReportPhotoPersonTable {
  photo_id: string;
  edition_id: string;
  member_id: string;
}
