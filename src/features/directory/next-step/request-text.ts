import { formatCalendarDay, formatMinutes } from '#core/i18n/formats.ts';
import { textIn } from '../catalogue/texts.ts';
import type { Initiative } from '../catalogue/types.ts';
import { messagesIn } from '../messages.ts';
import type { ComingReader, NextDate } from './rules.ts';

/** Whether it is sent or said: on the telephone one asks to speak slowly, in a letter for a short answer. */
type RequestForm = 'write' | 'speak';

/** What a message of ours may hold to keep directions of writing apart, and a letter of somebody else should not. */
const withoutMarks = (text: string): string => text.replace(/[\u2066-\u2069]/g, '');

/** The name under which the people of a place know it: in the language in which the message is. */
const nameFor = (it: Initiative, language: string): string => textIn(it, language).text.name;

/**
 * The message with which somebody says that they want to come, ready to send.
 * @param language Dutch for what is sent, the reader's own for what it means
 */
export function requestText(
  it: Initiative,
  language: string,
  { reader, next, form }: { reader: ComingReader; next: NextDate | undefined; form: RequestForm },
): string {
  const yes = (condition: unknown) => (condition ? 'yes' : 'no');
  return withoutMarks(
    messagesIn(language)('come.message', {
      named: yes(reader.name),
      name: reader.name ?? '',
      place: nameFor(it, language),
      dated: yes(next),
      day: next ? formatCalendarDay(next.date, language) : '',
      time: next ? formatMinutes(next.time.startsAt, language) : '',
      company: yes(reader.minor),
      little: reader.littleDutch ? form : 'no',
    }),
  );
}

/** The subject of an e-mail that says it, in Dutch. */
export const requestSubject = (it: Initiative): string =>
  withoutMarks(messagesIn('nl')('come.subject', { place: nameFor(it, 'nl') }));
