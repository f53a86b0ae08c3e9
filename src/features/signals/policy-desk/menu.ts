import type { StaffMenuSource } from '#core/http/desk-menu.ts';
import { alwaysInMenu } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { POLICY_SIGNALS_PATH } from '../model/paths.ts';
import { countOpenQuestions } from '../questions/queries.ts';

/** What stands in the way, with how many questions wait for an answer of this municipality. */
export const signalsMenu: StaffMenuSource = async (tx, { actor, language }) => [
  alwaysInMenu(language, {
    path: POLICY_SIGNALS_PATH,
    label: teamMessagesIn(language)('policy.title'),
    count: await countOpenQuestions(tx, actor.tenant.id),
  }),
];
