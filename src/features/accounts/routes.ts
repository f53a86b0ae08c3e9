import { accountPageRoutes } from './account-page/routes.tsx';
import { keyCardRoutes } from './key-card/routes.tsx';
import { organisationSignInRoutes } from './organisation-sign-in/routes.tsx';
import { passkeyRoutes } from './passkeys/routes.tsx';
import { sessionRoutes } from './sessions/routes.tsx';
import { signInRoutes } from './sign-in/routes.tsx';
import { staffRoutes } from './staff/routes.tsx';
import { teamSessionRoutes } from './team-sessions/routes.tsx';

/** Signing in and out: newcomers with their key card, the team with a link, who works for an initiative by e-mail. */
export const accountRoutes = [
  ...keyCardRoutes,
  ...sessionRoutes,
  ...teamSessionRoutes,
  ...signInRoutes,
  ...organisationSignInRoutes,
  ...passkeyRoutes,
  ...accountPageRoutes,
  ...staffRoutes,
];

export { staffMenu } from './staff/menu.ts';
export { teamSessionDeskMenu } from './team-sessions/desk-menu.ts';
