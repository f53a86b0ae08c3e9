/** The pages of an initiative about places, among the pages of its owner. */
export const INBOX_PATH = '/register/own/requests';
export const SETTINGS_PATH = '/register/own/requests/settings';
export const ATTENDANCE_PATH = '/register/own/attendance';
export const CALENDAR_PATH = '/register/own/calendar';

/** Where hours are signed, where stands who shares their story, and where one says what stands in the way: pages of the features above this one. */
export const HOURS_SIGNING_PATH = '/register/own/hours';
export const PEOPLE_PATH = '/register/own/people';
export const SIGNALS_PATH = '/register/own/signals';
/** Where an initiative brings people together. */
export const BEFRIENDING_PATH = '/register/own/befriending';
