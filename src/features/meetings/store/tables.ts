import type { Generated } from 'kysely';
import type { Counts, NeedKind, PartKind, SeatReason, Texts } from '../types.ts';

/** The rows of this room's tables, as PostgreSQL gives them. */
export interface Tables {
  series: { id: string; slug: string; texts: Texts<'title' | 'about'>; demo: boolean };
  edition: {
    id: string;
    series_id: string;
    slug: string;
    texts: Texts<'title' | 'summary' | 'about' | 'thanks'>;
    state: 'draft' | 'published' | 'cancelled';
    starts_at: Date;
    ends_at: Date;
    wishes_until: Date;
    seating: 'wishes' | 'proposed' | 'published';
    seed: string;
    sequence: number;
    changed_at: Date;
    demo: boolean;
    counts: Counts | null;
  };
  venue: {
    id: string;
    edition_id: string;
    name: string;
    address: string;
    town: string;
    texts: Texts<'way'>;
    step_free: boolean | null;
  };
  programme_part: {
    id: string;
    edition_id: string;
    venue_id: string | null;
    kind: PartKind;
    starts_at: Date;
    ends_at: Date;
    texts: Texts<'title' | 'about'>;
  };
  break_out: {
    id: string;
    edition_id: string;
    part_id: string;
    number: number;
    texts: Texts<'title' | 'question' | 'about'>;
    host_name: string;
    host_organisation_id: string | null;
    room: string | null;
    places: number;
    least: number;
    taken: number;
    languages: string[];
    interpreters: string[];
    step_free: boolean | null;
  };
  sign_up: {
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
    state: 'coming' | 'cancelled';
    version: number;
    keep_informed: boolean;
    reasons: Record<string, SeatReason>;
    made_at: Date;
    changed_at: Date;
  };
  sign_up_member: {
    id: string;
    sign_up_id: string;
    edition_id: string;
    position: number;
    first_name: string | null;
    code: string;
    photo_ok: Generated<boolean>;
  };
  sign_up_need: {
    id: string;
    sign_up_id: string;
    edition_id: string;
    member_id: string | null;
    kind: NeedKind;
    detail: string;
    state: 'asked' | 'arranged' | 'cannot';
    asked_at: Date;
    answered_at: Date | null;
    answer: string | null;
  };
  sign_up_wish: {
    sign_up_id: string;
    edition_id: string;
    part_id: string;
    break_out_id: string;
    rank: number;
  };
  seat: {
    sign_up_id: string;
    edition_id: string;
    part_id: string;
    break_out_id: string;
    size: number;
    how: 'draw' | 'direct' | 'moved' | 'organiser' | 'host';
    at: Date;
    reason: SeatReason;
  };
  seat_offer: {
    sign_up_id: string;
    edition_id: string;
    part_id: string;
    break_out_id: string;
    size: number;
    made_at: Date;
    ends_at: Date;
  };
  queue_turn: {
    sign_up_id: string;
    edition_id: string;
    part_id: string;
    break_out_id: string;
    joined_at: Date;
  };
  check_in: { member_id: string; edition_id: string; at: Date; device: string };
}
