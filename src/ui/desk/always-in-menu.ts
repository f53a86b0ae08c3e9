import type { DeskMenuEntry, DeskMenuSection } from '#core/http/desk-menu.ts';
import { deskMessagesIn } from '../messages.ts';

/** The section of the desks' menu that is there on every page, with these entries of one feature. */
export const alwaysInMenu = (language: string, ...entries: DeskMenuEntry[]): DeskMenuSection => ({
  title: deskMessagesIn(language)('menu.always'),
  entries,
});
