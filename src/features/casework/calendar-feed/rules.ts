/** The kind of private link that opens the terms of a guide's cases. */
export const CASE_CALENDAR_LINK = 'case-calendar';

/** Where a calendar program asks, after the language. */
export const caseCalendarPath = (token: string): string => `/case-terms/${token}/calendar.ics`;

/** A calendar looks so many days back and ahead: what is late stands in it for a while. */
export const CALENDAR_DAYS_BACK = 28;
export const CALENDAR_DAYS_AHEAD = 400;
