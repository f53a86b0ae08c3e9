import { loadMessages } from '#core/i18n/messages.ts';
import type publicMessages from './messages/public.nl.json';

/** Translates the messages of the layout and components. */
export const messagesIn = loadMessages<typeof publicMessages>('src/ui/messages', 'public');
