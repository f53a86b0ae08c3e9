import type { ImageRoute, Route } from '#core/http/route.ts';
import { agendaDeskRoutes } from './agenda/desk-routes.tsx';
import { agendaRoutes } from './agenda/routes.tsx';
import { ballotRoutes } from './ballots/routes.ts';
import { bottleneckDeskRoutes } from './bottlenecks/answers/routes.tsx';
import { bottleneckFeedRoutes } from './bottlenecks/feeds/routes.tsx';
import { publicBottleneckRoutes } from './bottlenecks/public-page/routes.tsx';
import { bottleneckSoundRoute } from './bottlenecks/public-page/sound-route.ts';
import { contributionRoutes } from './contributions/routes.tsx';
import { conversationDeskRoutes } from './conversation-desk/routes.tsx';
import { statementDeskRoutes } from './conversation-desk/statement-routes.tsx';
import { importRoutes } from './exchange/import-routes.tsx';
import { exchangeRoutes } from './exchange/routes.tsx';
import { helpingRoutes } from './helping/routes.tsx';
import { moderationRoutes } from './moderation/routes.tsx';
import { tabletRoutes } from './offline-tablet/routes.tsx';
import { paperRoutes } from './paper-ballots/routes.tsx';
import { statementSoundRoute } from './recordings/sound-routes.ts';
import { resultRoutes } from './results/routes.tsx';
import { tablesDeskRoutes } from './tables-desk/routes.tsx';
import { votingRoutes } from './voting/routes.tsx';

export { bottlenecksMenu } from './bottlenecks/answers/menu.ts';
export { voiceMenu } from './conversation-desk/menu.ts';
export { voiceApiRoutes } from './exchange/routes.tsx';

/** Taking part, what came of it, helping, and the desks of who makes policy. */
export const voiceRoutes: Route[] = [
  ...resultRoutes,
  ...exchangeRoutes,
  ...ballotRoutes,
  ...votingRoutes,
  ...bottleneckDeskRoutes,
  ...bottleneckFeedRoutes,
  ...publicBottleneckRoutes,
  ...helpingRoutes,
  ...paperRoutes,
  ...tabletRoutes,
  ...tablesDeskRoutes,
  ...conversationDeskRoutes,
  ...statementDeskRoutes,
  ...moderationRoutes,
  ...contributionRoutes,
  ...agendaRoutes,
  ...agendaDeskRoutes,
  ...importRoutes,
];

/** Statements read aloud by a person. */
export const voiceSoundRoutes: ImageRoute[] = [statementSoundRoute, bottleneckSoundRoute];
