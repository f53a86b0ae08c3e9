/** Why a request ends on an error page instead of the page that was asked for. */
export type ErrorKind =
  | 'not-found'
  | 'fault'
  | 'unreachable'
  | 'read-only'
  | 'too-big'
  | 'broken-form'
  | 'other-site'
  | 'stale-form'
  | 'sign-in-needed'
  | 'owner-link-needed'
  | 'owner-only'
  | 'account-needed'
  | 'team-link-needed';
