/** What everybody reads: what it is, and which organisations do it. */
export const ABOUT_PATH = '/befriending';
/** The own card, proposals and people of whoever has a key card: newcomer or resident. */
export const OWN_PATH = '/befriending/own';
export const CARD_PATH = '/befriending/own/card';
export const CIRCLE_PATH = '/befriending/own/circle';
export const PROPOSALS_PATH = '/befriending/own/proposals';
/** One pair: its conversation, how it was, going on or ending. */
export const PAIRS_PATH = '/befriending/own/pairs';
export const REPORT_PATH = '/befriending/report';
/** The desk of the organisation, among the pages of its owner. */
export const DESK_PATH = '/register/own/befriending';
export const SETTINGS_PATH = '/register/own/befriending/settings';
/** Circles that agreed to be seen, how to begin one, and where an invitation leads. */
export const CIRCLES_PATH = '/befriending/circles';
export const JOIN_CIRCLE_PATH = '/befriending/circles/join';
export const BEGIN_CIRCLE_PATH = '/befriending/circles/begin';
/** Whom somebody does not want to meet any more. */
export const BLOCKED_PATH = '/befriending/own/blocked';
/** Reports that the organisation looks at. */
export const REPORTS_DESK_PATH = '/register/own/befriending/reports';
/** Reports about organisations, and what an organisation left lying: for the team of the site. */
export const TEAM_REPORTS_PATH = '/befriending-reports';
