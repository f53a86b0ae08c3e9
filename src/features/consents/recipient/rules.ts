/** Where who was given a link, and who sits beside a newcomer, read what they are shown. */
export const SHARED_PATH = '/shared';
export const BESIDE_PATH = '/beside';
/** Where an initiative sees who shows it something. */
export const PEOPLE_PATH = '/register/own/people';

/** How long a device remembers a link that was opened on it; who has the link opens it again. */
export const OPENED_LINK_SECONDS = 2 * 3_600;

/** The cookie of a link says whether somebody tapped to open it. */
const OPENED = 'open.';
const TOKEN = /^[\w-]{43}$/;

export const openedLink = (token: string): string => OPENED + token;

/** What the cookie of a link holds; undefined when it is no link of ours. */
export function readLinkCookie(cookie: string): { token: string; opened: boolean } | undefined {
  const opened = cookie.startsWith(OPENED);
  const token = opened ? cookie.slice(OPENED.length) : cookie;
  return TOKEN.test(token) ? { token, opened } : undefined;
}

/** For which purposes an initiative is shown parts of a story; requests for a place and hours have pages of their own. */
export const SHOWN_PURPOSES = ['introduction', 'guidance', 'conversation'] as const;
