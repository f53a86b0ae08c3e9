import type { Generated, JSONColumnType } from 'kysely';
import type { Obstacle } from '#features/signals/rules.ts';
import type {
  CollaborationState,
  CollaborationTheme,
  CostBand,
  Figure,
  InterestKind,
  PartnerAnswer,
  PartnerKind,
  SizeBand,
} from './rules.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    collaboration: CollaborationTable;
    collaboration_text: CollaborationTextTable;
    collaboration_contact: CollaborationContactTable;
    collaboration_partner: CollaborationPartnerTable;
    collaboration_interest: CollaborationInterestTable;
    collaboration_meeting: CollaborationMeetingTable;
    collaboration_bottleneck: CollaborationBottleneckTable;
  }
}

export interface CollaborationTable {
  id: string;
  listing_id: string | null;
  tenant_id: string | null;
  edition_id: string | null;
  teller: string;
  initiative_id: string | null;
  language: string;
  themes: CollaborationTheme[];
  obstacles: Generated<Obstacle[]>;
  cost: CostBand | null;
  size: SizeBand | null;
  municipalities: Generated<string[]>;
  since_year: number | null;
  figures: JSONColumnType<Figure[], string | undefined>;
  state: CollaborationState;
  made_at: Date;
  changed_at: Date;
  published_at: Date | null;
  version: Generated<number>;
}

interface CollaborationTextTable {
  collaboration_id: string;
  language: string;
  title: string;
  what: string;
  for_whom: string;
  result: string;
  needed: string;
}

interface CollaborationContactTable {
  collaboration_id: string;
  email_sealed: string;
}

interface CollaborationPartnerTable {
  id: string;
  collaboration_id: string;
  name: string;
  kind: PartnerKind;
  initiative_id: string | null;
  listing_id: string | null;
  tenant_id: string | null;
  email_sealed: string | null;
  link_hash: Buffer;
  asked_at: Date;
  answer: PartnerAnswer | null;
  answered_at: Date | null;
}

interface CollaborationInterestTable {
  id: string;
  collaboration_id: string;
  kind: InterestKind;
  listing_id: string | null;
  tenant_id: string | null;
  name: string;
  named: boolean;
  municipality: string | null;
  email_sealed: string | null;
  language: string;
  made_at: Date;
  introduction: 'yes' | 'no' | null;
  introduced_at: Date | null;
}

interface CollaborationMeetingTable {
  collaboration_id: string;
  province: string;
  invited_at: Date;
}

interface CollaborationBottleneckTable {
  collaboration_id: string;
  bottleneck_id: string;
}
