import type { ImageRoute, Route } from '#core/http/route.ts';
import { agendaDeskRoutes } from './agenda/desk-routes.tsx';
import { agendaRoutes } from './agenda/routes.tsx';
import { ballotRoutes } from './ballots/routes.ts';
import { conversationDeskRoutes } from './conversation-desk/routes.tsx';
import { statementDeskRoutes } from './conversation-desk/statement-routes.tsx';
import { moderationRoutes } from './moderation/routes.tsx';
import { statementSoundRoute } from './recordings/sound-routes.ts';
import { votingRoutes } from './voting/routes.tsx';

/** Taking part, what came of it, helping, and the desks of who makes policy. */
export const voiceRoutes: Route[] = [
  // Before the conversations: /voice/propose is none.
  ...agendaRoutes,
  ...agendaDeskRoutes,
  ...ballotRoutes,
  ...votingRoutes,
  ...conversationDeskRoutes,
  ...statementDeskRoutes,
  ...moderationRoutes,
];

/** Statements read aloud by a person. */
export const voiceSoundRoutes: ImageRoute[] = [statementSoundRoute];

export { voiceMenu } from './conversation-desk/menu.ts';
