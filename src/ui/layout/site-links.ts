/** The pages that every page leads to, without the language. The user interface knows their paths and nothing else of them. */
export const sitePaths = {
  open: '/open',
  week: '/week',
  story: '/story',
  places: '/initiatives',
  kept: '/my-list',
  meetings: '/meetings',
  befriending: '/befriending',
  contact: '/contact',
  about: '/about',
  privacy: '/privacy',
  offline: '/offline',
} as const;

/** Where volunteers and organisers work: their pages have a navigation of their own. */
export const DESK_PATH = '/team';
