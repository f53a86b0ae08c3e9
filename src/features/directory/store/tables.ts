import type { Access, Audience, Availability, Goal, Language, Level } from '../vocabulary.ts';

/** This room's tables, as Kysely sees them. */
export interface Tables {
  organisation: {
    id: string;
    name: string;
    texts: string;
    website: string | null;
    email: string | null;
    phone: string | null;
    source: string;
    source_id: string;
    changed_at: Date;
  };
  initiative: {
    id: string;
    organisation_id: string;
    language: string;
    texts: string;
    goals: Goal[];
    level_min: Level | null;
    level_max: Level | null;
    latin_script: boolean | null;
    languages: Language[];
    audience: Audience | null;
    age_min: number | null;
    age_max: number | null;
    childcare: boolean | null;
    access: Access[];
    access_lacks: Access[];
    cost_cents: number | null;
    walk_in: boolean | null;
    helpers_wanted: boolean | null;
    room: Availability | null;
    places_free: number | null;
    room_until: string | null;
    status: string;
    online: boolean;
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
    changed_at: Date;
  };
  weekly_time: { id: string; initiative_id: string; weekday: number; starts_at: number; ends_at: number };
  directory_revision: { revision: number };
}
