import { loadMessages } from '#core/i18n/messages.ts';
import type publicMessages from './messages/public.nl.json';

/** Translates the messages of this feature. */
export const messagesIn = loadMessages<typeof publicMessages>('src/features/ideas/messages', 'public');
