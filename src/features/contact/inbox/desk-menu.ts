import type { DeskMenuSource } from '#core/http/desk-menu.ts';
import { alwaysInMenu } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { countOpenQuestions } from '../model/queries.ts';

/** The inbox, with how many questions wait for an answer. */
export const contactDeskMenu: DeskMenuSource = async (tx, { actor, language }) =>
  actor.roles.includes('answerer')
    ? [
        alwaysInMenu(language, {
          path: '/inbox',
          label: teamMessagesIn(language)('inbox.title'),
          count: await countOpenQuestions(tx),
        }),
      ]
    : [];
