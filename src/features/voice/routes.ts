import type { Route } from '#core/http/route.ts';
import { conversationDeskRoutes } from './conversation-desk/routes.tsx';
import { statementDeskRoutes } from './conversation-desk/statement-routes.tsx';
import { moderationRoutes } from './moderation/routes.tsx';

/** Taking part, what came of it, helping, and the desks of who makes policy. */
export const voiceRoutes: Route[] = [...conversationDeskRoutes, ...statementDeskRoutes, ...moderationRoutes];

export { voiceMenu } from './conversation-desk/menu.ts';
