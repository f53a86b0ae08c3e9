import type { StaffMenuSource } from '#core/http/desk-menu.ts';
import { alwaysInMenu } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { POLICY_VOICE_PATH } from '../model/paths.ts';
import { countOpenAppeals } from '../moderation/queries.ts';

/** Conversations, for who makes policy, with how many appeals wait. */
export const voiceMenu: StaffMenuSource = async (tx, { actor, language }) =>
  actor.tenant.roles.includes('policy')
    ? [
        alwaysInMenu(language, {
          path: POLICY_VOICE_PATH,
          label: teamMessagesIn(language)('desk.title'),
          count: await countOpenAppeals(tx, actor.tenant.id),
        }),
      ]
    : [];
