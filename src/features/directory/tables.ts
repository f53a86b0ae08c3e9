import type { ColumnType, Generated } from 'kysely';
import type { InterfaceLanguage } from '#core/i18n/languages.ts';
import type {
  AccessFeature,
  Audience,
  Availability,
  Goal,
  Level,
  SpokenLanguage,
} from '#features/vocabulary/rules.ts';
import type { InitiativeText, Organisation } from './catalogue/types.ts';
import type { TranslationError } from './listings/machine-translation/types.ts';
import type { Listing, ListingForm } from './listings/model/types.ts';
import type { ListingText } from './translations/types.ts';

/** The database tables of this feature; the columns have the names that they have in the migrations. */
declare module '#core/db/connection.ts' {
  interface Database {
    organisation: OrganisationTable;
    initiative: InitiativeTable;
    weekly_time: WeeklyTimeTable;
    directory_revision: DirectoryRevisionTable;
    claimed_source: ClaimedSourceTable;
    listing: ListingTable;
    listing_card: ListingCardTable;
    listing_text: ListingTextTable;
    listing_text_ask: ListingTextAskTable;
    vouch: VouchTable;
    confirmation_request: ConfirmationRequestTable;
    unmet_need: UnmetNeedTable;
  }
}

interface OrganisationTable {
  id: Generated<string>;
  name: string;
  texts: ColumnType<Organisation['texts'], string | undefined, string>;
  website: string | null;
  email: string | null;
  phone: string | null;
  source: string;
  source_id: string;
  made_at: Generated<Date>;
  changed_at: Generated<Date>;
}

interface InitiativeTable {
  id: Generated<string>;
  organisation_id: string;
  language: Generated<string>;
  texts: ColumnType<Record<string, InitiativeText>, string, string>;
  goals: Generated<Goal[]>;
  level_min: Level | null;
  level_max: Level | null;
  latin_script: boolean | null;
  languages: Generated<SpokenLanguage[]>;
  audience: Audience | null;
  age_min: number | null;
  age_max: number | null;
  childcare: boolean | null;
  access: Generated<AccessFeature[]>;
  access_lacks: Generated<AccessFeature[]>;
  cost_cents: number | null;
  walk_in: boolean | null;
  helpers_wanted: boolean | null;
  room: Availability | null;
  places_free: number | null;
  room_until: string | null;
  status: Generated<string>;
  online: Generated<boolean>;
  place_name: string | null;
  address: string | null;
  postcode: string | null;
  town: string | null;
  municipality: string | null;
  lat: number | null;
  lon: number | null;
  website: string | null;
  email: string | null;
  phone: string | null;
  confirmed_at: Date | null;
  source: string;
  source_id: string;
  made_at: Generated<Date>;
  changed_at: Generated<Date>;
}

interface WeeklyTimeTable {
  id: Generated<string>;
  initiative_id: string;
  weekday: number;
  starts_at: number;
  ends_at: number;
  valid_from: string | null;
  valid_to: string | null;
}

interface DirectoryRevisionTable {
  one: Generated<boolean>;
  revision: number;
}

interface ClaimedSourceTable {
  source: string;
  source_id: string;
  initiative_id: string;
}

interface ListingTable {
  id: string;
  link_hash: Buffer;
  vouch_hash: Buffer;
  language: string;
  form: ColumnType<ListingForm, string, string>;
  owner_email: string | null;
  state: Generated<Listing['state']>;
  version: Generated<number>;
  made_at: Date;
  changed_at: Date;
  may_ask: Generated<boolean>;
  why: string | null;
  claims: string | null;
  verified: Generated<boolean>;
}

interface ListingCardTable {
  listing_id: string;
  code_hash: Buffer;
  turn: number;
  made_at: Date;
}

interface ListingTextTable {
  listing_id: string;
  language: InterfaceLanguage;
  name: string;
  summary: string;
  description: string | null;
  made_by: ListingText['by'];
  made_from: ColumnType<ListingText['source'], string, string>;
  version: Generated<number>;
  changed_at: Date;
}

interface ListingTextAskTable {
  listing_id: string;
  language: InterfaceLanguage;
  number: Generated<number>;
  asked_at: Date;
  trouble: TranslationError | null;
}

interface VouchTable {
  listing_id: string;
  by_listing_id: string | null;
  team_key_id: string | null;
  name: string;
  made_at: Date;
}

interface ConfirmationRequestTable {
  id: string;
  listing_id: string;
  link_hash: Buffer;
  asked_at: Date;
  ends_at: Date;
  answered_at: Date | null;
}

interface UnmetNeedTable {
  week: string;
  concept: string;
  municipality: Generated<string>;
  times: Generated<number>;
}
