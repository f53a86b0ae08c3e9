/** A row of a table with something of a newcomer in it. */
export interface TableRow {
  table: string;
  /** Where it stands in its table. */
  place: string;
  /** The newcomer whom it is about. */
  person: string | null;
  row: Record<string, unknown>;
}

/** A consent, as the test knows it. */
export interface ViewOfConsent {
  id: string;
  person: string;
  kind: 'listing' | 'guide' | 'link' | 'screen';
  /** `listing:` or `guide:` with an id, `token:` with a hash. */
  recipient: string;
  purpose: string;
  questions: readonly string[];
}

/** What the test must know of a table with something of a newcomer in it. */
export interface TableSpec {
  /** SQL: whom a row `t` is about. */
  person: string;
  /** False where not even the newcomer reads the rows. */
  ownSees?: false;
  /** Does a recipient see this row, with these consents of its newcomer in force? Without this, nobody but the newcomer does. */
  recipientSees?: (
    row: TableRow,
    live: readonly ViewOfConsent[],
    all: TableRow[],
    recipient: string | null,
  ) => boolean;
  /** `recipientSees` is also asked when no consent is in force. */
  withoutConsent?: true;
  /** Does a task of the server see it? */
  taskSees?: (task: string, subject: string | undefined, row: TableRow, all: TableRow[]) => boolean;
  /** Statements that put rows in, for a newcomer, or for a consent of one. */
  rowsFor?: (given: { person: string; consent?: ViewOfConsent | undefined; initiative: string }) => string[];
}

const once =
  (statement: (person: string) => string): TableSpec['rowsFor'] =>
  ({ person, consent }) =>
    consent ? [] : [statement(person)];
const guideOf = ({ kind, recipient }: ViewOfConsent): string | undefined =>
  kind === 'guide' ? recipient.replace('guide:', '') : undefined;
const listingOf = ({ kind, recipient }: ViewOfConsent): string | undefined =>
  kind === 'listing' ? recipient.replace('listing:', '') : undefined;

const requestOfStep = (row: TableRow, all: TableRow[]): TableRow | undefined =>
  all.find(({ table, row: request }) => table === 'placement_request' && request.id === row.row.request_id);
const requestSeen = (request: TableRow | undefined, live: readonly ViewOfConsent[]): boolean =>
  request !== undefined &&
  !['new', 'withdrawn'].includes(String(request.row.state)) &&
  live.some(
    (consent) => consent.id === request.row.consent_id && listingOf(consent) === request.row.listing_id,
  );
const seenByPlacements: TableSpec['taskSees'] = (task, subject, row, all) => {
  const request = row.table === 'placement_request' ? row : requestOfStep(row, all);
  return task === 'placements' && request?.row.listing_id === subject;
};
const withEntry = (row: TableRow, all: TableRow[]): TableRow | undefined =>
  all.find(({ table, row: entry }) => table === 'hours_entry' && entry.id === row.row.entry_id);
const entrySeen = (entry: TableRow | undefined, live: readonly ViewOfConsent[]): boolean =>
  live.some((consent) => consent.purpose === 'hours' && listingOf(consent) === entry?.row.listing_id);
const ideaSeen = (idea: TableRow | undefined, live: readonly ViewOfConsent[]): boolean =>
  live.some((consent) => guideOf(consent) === idea?.row.account_id);

/** Every table with something of a newcomer in it. A new one is named here, or in `NO_NEWCOMER`. */
export const TABLES: Record<string, TableSpec> = {
  person: {
    person: 't.id',
    taskSees: (task) => task === 'operator',
    rowsFor: once((person) => `insert into person (id) values ('${person}')`),
  },
  story_answer: {
    person: 't.person_id',
    recipientSees: ({ row }, live) => live.some(({ questions }) => questions.includes(String(row.question))),
    rowsFor: once(
      (person) => `insert into story_answer (person_id, question, answer) select '${person}', question, '"x"'
        from unnest(array['name', 'languages', 'level', 'place', 'time', 'goals', 'age', 'reach', 'access']) question`,
    ),
  },
  story_choice: {
    person: 't.person_id',
    rowsFor: ({ person, consent, initiative }) =>
      consent
        ? []
        : [
            `insert into story_choice (person_id, initiative_id, choice) values ('${person}', '${initiative}', 'pinned')`,
          ],
  },
  key_card: {
    person: 't.person_id',
    rowsFor: once(
      (person) => `insert into key_card (person_id, code_hash) values ('${person}', sha256('${person}'))`,
    ),
  },
  session: {
    person: 't.person_id',
    rowsFor: once(
      (person) => `insert into session (token_hash, person_id, ends_at, own_device, card_sealed)
        values (sha256('${person}'), '${person}', '2126-01-01', true, '')`,
    ),
  },
  access_log: {
    person: 't.person_id',
    rowsFor: once(
      (person) => `insert into access_log (person_id, actor, purpose, page, chain, seq)
        values ('${person}', 'self', 'own-week', '/week', '${person}', 1)`,
    ),
  },
  notification_request: {
    person: 't.person_id',
    rowsFor: once(
      (person) => `insert into notification_request (person_id, language, link_hash, asked_at)
        values ('${person}', 'nl', sha256('${person}'), now())`,
    ),
  },
  // Nobody reads it: a table of the owner.
  log_chain: { person: 't.person_id', ownSees: false },
  consent: {
    person: 't.person_id',
    recipientSees: ({ row }, live) => live.some(({ id }) => id === row.id),
  },
  placement_request: {
    person: 't.person_id',
    recipientSees: (row, live) => requestSeen(row, live),
    taskSees: seenByPlacements,
  },
  placement_step: {
    person: '(select r.person_id from placement_request r where r.id = t.request_id)',
    recipientSees: (row, live, all) => requestSeen(requestOfStep(row, all), live),
    taskSees: seenByPlacements,
  },
  placement_attendance: {
    person: '(select r.person_id from placement_request r where r.id = t.request_id)',
    recipientSees: (row, live, all) => requestSeen(requestOfStep(row, all), live),
    taskSees: seenByPlacements,
    rowsFor: ({ person, consent }) =>
      consent
        ? [
            `insert into placement_attendance (request_id, day, present)
              select id, '2026-11-24', 1 from placement_request where person_id = '${person}'`,
          ]
        : [],
  },
  guide_code: {
    person: 't.person_id',
    // Read by the code itself, and by the guide who shows it: it says that somebody typed it, not who they are.
    ownSees: false,
    withoutConsent: true,
    recipientSees: ({ row }, _live, _all, recipient) => recipient === `guide:${row.account_id}`,
    rowsFor: ({ person, consent }) => {
      const guide = consent && guideOf(consent);
      return guide
        ? [
            `insert into guide_code (id, account_id, code_hash, guide_name, guide_of, made_at, ends_at, person_id) values
              (gen_random_uuid(), '${guide}', sha256('${consent.id}'), 'Fatma', 'De Brug', now(), '2126-01-01', '${person}')`,
          ]
        : [];
    },
  },
  story_fill: {
    person: 't.person_id',
    recipientSees: ({ row }, live) => live.some(({ id }) => id === row.consent_id),
    rowsFor: ({ person, consent }) =>
      consent
        ? [
            `insert into story_fill (person_id, question, filled_at, consent_id, filled_by)
              values ('${person}', 'goals', clock_timestamp(), '${consent.id}', 'Fatma')`,
          ]
        : [],
  },
  idea: {
    person: 't.person_id',
    recipientSees: (row, live) => ideaSeen(row, live),
    rowsFor: ({ person, consent, initiative }) => {
      const guide = consent && guideOf(consent);
      return guide
        ? [
            `insert into idea (id, person_id, account_id, guide_name, initiative_id, reason, given_at)
              values (gen_random_uuid(), '${person}', '${guide}', 'Fatma', '${initiative}', 'dutch', now()) on conflict do nothing`,
          ]
        : [];
    },
  },
  idea_answer: {
    person: 't.person_id',
    recipientSees: ({ row }, live, all) =>
      row.told === true &&
      ideaSeen(
        all.find(({ table, row: idea }) => table === 'idea' && idea.id === row.idea_id),
        live,
      ),
    rowsFor: ({ person, consent }) =>
      consent
        ? [
            `insert into idea_answer (idea_id, person_id, answer, told, answered_at)
              select id, person_id, 'seen', random() < 0.5, now() from idea where person_id = '${person}' on conflict do nothing`,
          ]
        : [],
  },
  together_story: {
    person: 't.person_id',
    rowsFor: once((person) => `insert into together_story (person_id, begun_at) values ('${person}', now())`),
  },
  hours_statement: {
    person: 't.person_id',
    rowsFor: once(
      (person) => `insert into hours_statement (id, person_id, code_hash, signed_sealed, made_at)
        values ('${person}', '${person}', sha256('${person}'), '', now())`,
    ),
  },
  hours_statement_entry: {
    person: '(select s.person_id from hours_statement s where s.id = t.statement_id)',
    rowsFor: once(
      (person) =>
        `insert into hours_statement_entry (statement_id, entry_id) values ('${person}', '${person}')`,
    ),
  },
  deletion_notice: {
    person: 't.person_id',
    rowsFor: once(
      (person) =>
        `insert into deletion_notice (person_id, noticed_at, letters) values ('${person}', now(), 0)`,
    ),
  },
  hours_booklet: {
    person: 't.person_id',
    rowsFor: once((person) => `insert into hours_booklet (person_id, z_route) values ('${person}', true)`),
  },
  hours_entry: {
    person: 't.person_id',
    recipientSees: (row, live) => entrySeen(row, live),
    rowsFor: ({ person, consent }) => {
      const listing = consent && listingOf(consent);
      return listing
        ? [
            `insert into hours_entry (id, person_id, listing_id, place_name, kind, started_at, ended_at, dutch, together, signed_at)
              values ('${consent.id}', '${person}', '${listing}', 'Het koor', 'practice', now() - interval '3 hours',
                now() - interval '2 hours', true, true, now())`,
          ]
        : [];
    },
  },
  befriending_member: {
    person: 't.person_id',
    recipientSees: ({ row }, live) => row.state === 'in' && live.some(({ id }) => id === row.consent_id),
    taskSees: (task, _subject, { row }) => task === 'befriending' && row.state === 'in',
    rowsFor: ({ person, consent }) => {
      const listing = consent?.purpose === 'befriending' ? listingOf(consent) : undefined;
      return listing
        ? [
            // Somebody is once in each organisation; a new consent is another card.
            `update befriending_member set state = 'left' where person_id = '${person}' and listing_id = '${listing}'`,
            `insert into befriending_member (id, card_id, person_id, listing_id, consent_id, speaks, state, name_sealed, language, answers, joined_at)
              values ('${consent?.id}', '${consent?.id}', '${person}', '${listing}', '${consent?.id}', true, 'in', 'x', 'nl', '{}', now())`,
          ]
        : [];
    },
  },
  befriending_draft: {
    person: 't.person_id',
    rowsFor: once(
      (person) =>
        `insert into befriending_draft (id, person_id, listing_id, content_sealed, changed_at) values ('${person}', '${person}', '${person}', 'x', now())`,
    ),
  },
  befriending_answer: {
    person: 't.person_id',
    taskSees: (task) => task === 'befriending',
    rowsFor: once(
      (person) =>
        `insert into befriending_answer (proposal_id, person_id, answer, answered_at) values ('${person}', '${person}', 'no', now())`,
    ),
  },
  // Of whom somebody set apart, the row says nothing to them.
  befriending_apart: {
    person: 't.by_person',
    taskSees: (task) => task === 'befriending',
    rowsFor: once(
      (person) =>
        `insert into befriending_apart (by_person, about_person, kind, at)
          select '${person}', id, 'declined', now() from person where id <> '${person}' limit 3`,
    ),
  },
  hours_event: {
    person: '(select e.person_id from hours_entry e where e.id = t.entry_id)',
    recipientSees: (row, live, all) => entrySeen(withEntry(row, all), live),
    rowsFor: ({ consent }) =>
      consent && listingOf(consent)
        ? [
            `insert into hours_event (entry_id, kind, reason, at) values ('${consent.id}', 'disputed', 'time', now())`,
          ]
        : [],
  },
};

/** Tables that hold nothing of a newcomer with a story, and what they hold. */
export const NO_NEWCOMER: Record<string, string> = {
  account: 'people who work for initiatives or guide',
  account_session: 'their devices',
  sign_in: 'attempts of people with an account',
  account_passkey: 'their passkeys',
  tenant: 'municipalities and regional bodies',
  tenant_member: 'their staff',
  case_plan: 'plans of cases, behind the wall of a tenant',
  case_plan_idea: 'the free part beside them',
  learning_record:
    'how somebody with a case learns, behind the same wall; casework/learning/learning.test.ts',
  course_school: 'course schools that tell about it',
  course_enrolment: 'whose learner somebody with a case is',
  tenant_school: 'schools of a tenant',
  tenant_sign_in: 'where their staff sign in',
  openid_attempt: 'attempts of their staff to sign in',
  tenant_subject: 'whom their provider means',
  used_challenge: 'of nobody: challenges that a passkey answered',
  listing_invitation: 'who was invited to work for an initiative',
  consent_code:
    'hashes of codes, each for one consent; test/security/withdrawn.test.ts and the tests beside the consents',
  befriending_reminder: 'of who has a card; src/features/befriending/proposals/silence.test.ts',
  befriending_go_on: 'of who has a card; src/features/befriending/pairs/pairs.test.ts',
  befriending_end: 'of who has a card; src/features/befriending/pairs/pairs.test.ts',
  befriending_check_in: 'of who has a card; src/features/befriending/check-ins/check-ins.test.ts',
  befriending_safety: 'of who has a card; src/features/befriending/check-ins/check-ins.test.ts',
  befriending_letter: 'hashes of links that end letters; no names and no addresses',
  befriending_told: 'what was told by letter; no names and no addresses',
  befriending_pool: 'which organisations bring people together, and how; public',
  befriending_pool_neighbour: 'organisations that share people; no person',
  befriending_figure: 'how many people come how far, in lots of ten; public',
  befriending_figure_quarter: 'which quarters were counted; public',
  befriending_round: 'counts of a round; no person',
  befriending_card: 'what a card looks for, without who it is; test/security/befriending.test.ts',
  befriending_proposal: 'two cards, without who they are; test/security/befriending.test.ts',
  befriending_pair: 'two cards, without who they are; test/security/befriending.test.ts',
  befriending_check: 'that a certificate was seen; befriending/safety/checks.test.ts',
  befriending_message: 'what two cards write; src/features/befriending/relay/relay.test.ts',
  befriending_photo: 'photos of those messages; src/features/befriending/relay/relay.test.ts',
  befriending_translation: 'those messages in another language; src/features/befriending/relay/relay.test.ts',
  befriending_reach: 'how two cards reach each other; src/features/befriending/relay/relay.test.ts',
  befriending_relay_address: 'ids of addresses of ours; no address of anybody',
  befriending_report: 'words of who reported, encrypted; befriending/safety/safety.test.ts',
  befriending_pause:
    'why an organisation put a card on pause, encrypted; befriending/desk/cards/routes.test.ts',
  befriending_wider_question:
    'whether somebody wants to be asked from farther away; befriending/desk/reach/routes.test.ts',
  befriending_desk_letter: 'when an organisation was told what waits; no names and no addresses',
  befriending_year_on: 'who wants another year with a circle; befriending/circles/years.test.ts',
  befriending_invitation: 'hashes of links into a circle, and who used one; who speaks for the circle alone',
  placement_letter: 'which steps were told by letter; no names and no addresses',
  attempt: 'counts, under keyed digests',
  audit: 'pseudonyms; closed',
  claim_key: 'the key of the claims; closed',
  consent_notice: 'wordings without people',
  job: 'work for later',
  signing_key: 'public keys of statements',
  signing_secret: 'their private keys, encrypted',
  mail_outbox: 'letters that wait; the task `mail` alone reads them',
  mail_permission: 'keyed digests of addresses; closed',
  maintenance_round: 'a moment',
  write_check: 'a counter',
  signal: 'who works for an initiative or guides; of newcomers only about how many',
  signal_figure: 'numbers in tens; public',
  signal_month: 'which months were counted; public',
  signal_question: 'questions to municipalities; public',
  signal_answer: 'their answers; public',
  bottleneck: 'what a municipality took up; public',
  bottleneck_text: 'its words; public',
  bottleneck_event: 'what happened with it; public',
  bottleneck_event_text: 'answers in words; public',
  bottleneck_event_audio: 'answers, read aloud; public',
  bottleneck_help: 'two numbers of an answer',
  collaboration_text: 'what was told, in other words; public with its collaboration',
  collaboration_contact: 'an address of an organisation, encrypted; the tellers and the server alone',
  collaboration_meeting: 'in which province an invitation to meet went out',
  collaboration_bottleneck: 'which bottlenecks it answers; public with it',
  voice_conversation: 'questions to everybody; public',
  voice_statement: 'what people agree or disagree with; public, no author',
  voice_statement_text: 'its words; public',
  voice_statement_audio: 'its words, read aloud; public',
  voice_contribution: 'what somebody said, known by a private link alone',
  voice_recording: 'their voice, until they confirmed the words',
  voice_ballot: 'answers without a person; closed',
  voice_publication: 'numbers of ten and more people; public',
  voice_blind_key: 'keys of conversations; closed',
  voice_code_sheet: 'sheets of codes on paper',
  voice_code: 'keyed hashes of codes without a person; closed',
  voice_table: 'tables where people help others to take part; no name of a person',
  voice_table_hours: 'hours of key persons; no newcomer as such',
  voice_paper: 'ballots on paper, encrypted with a key from the code on the paper',
  voice_reader: 'volunteers who read words over; no newcomer as such',
  voice_preparation: 'what makers of a conversation keep beside it',
  voice_log: 'what happened to a conversation; public, without people',
  voice_log_author: 'members of staff; for their colleagues alone',
  voice_appeal: 'words without author, encrypted; staff of the municipality',
  voice_report: 'reasons from a list, without author',
  voice_panel: 'a name of a group and a number of links',
  voice_panel_seat: 'hashes of links; nobody reads them',
  voice_panel_answer: 'answers under a hash that no other table holds; the task `voice` alone',
  voice_proposal: 'what to ask, without author',
  voice_proposal_text: 'its words, without author',
};
for (const [kind, tables] of Object.entries({
  'public directory': 'organisation initiative weekly_time claimed_source postcode directory_revision',
  'who keeps an initiative': `listing listing_text listing_text_ask listing_card listing_member vouch confirmation_request owner_session
    spreadsheet spreadsheet_change placement_settings placement_calendar placement_transition listing_version listing_photo`,
  'counts without people': 'unmet_need translation_report',
  'meetings, whose people have no story (test/security/database-attacks.test.ts)': `series edition venue programme_part break_out sign_up
    sign_up_member sign_up_need sign_up_wish seat seat_offer waitlist_entry check_in outcome_line table_card market_stall volunteer_call
    volunteer_shift volunteer report_photo report_photo_person check_in_event sign_up_distinct seat_move venue_link edition_letter
    edition_waitlist`,
  questions: 'contact_question contact_message contact_attachment',
  'texts of the team': 'answer_template',
  'the team': 'team_key team_session team_look',
}))
  for (const table of tables.split(/\s+/)) NO_NEWCOMER[table] = kind;
