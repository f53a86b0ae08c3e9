/** The kind of private link that opens the calendar of an initiative. */
export const CALENDAR_LINK = 'placement-calendar';

/** Where a calendar program asks, after the language. */
export const calendarPath = (token: string): string => `/expected/${token}/calendar.ics`;

/** A calendar looks so many days ahead. */
export const CALENDAR_DAYS = 60;
