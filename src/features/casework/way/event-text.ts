import { formatFullDay, formatList } from '#core/i18n/formats.ts';
import { teamMessagesIn } from '../messages.ts';
import type { CaseEvent } from '../model/events.ts';
import { type EventField, fieldsOf, isFormEvent } from './fields.ts';

type TeamKey = Parameters<ReturnType<typeof teamMessagesIn>>[0];

/** How a kind of event is called. */
export const eventTitle = (kind: CaseEvent['kind'], language: string): string =>
  teamMessagesIn(language)(`event.${kind}` as TeamKey);

/** How a value of a field is called. */
export const valueText = (field: EventField, value: string, language: string): string => {
  const t = teamMessagesIn(language);
  if (field.type === 'day') return formatFullDay(value, language);
  if (field.type === 'yes-no') return t(value === 'yes' || value === 'true' ? 'yes' : 'no');
  if (field.type === 'choice' || field.type === 'choices')
    return t(`value.${field.name}.${value}` as TeamKey);
  return value;
};

/** How a field is called. */
export const fieldLabel = ({ name }: EventField, language: string): string =>
  teamMessagesIn(language)(`field.${name}` as TeamKey);

/** What is known of an event besides its day, as label and text. */
export function eventDetails(
  event: Pick<CaseEvent, 'kind' | 'data'>,
  language: string,
): { label: string; text: string }[] {
  if (!isFormEvent(event.kind)) return [];
  const data = event.data as Record<string, unknown>;
  return fieldsOf(event.kind).flatMap((field) => {
    const value = data[field.name];
    if (value === undefined || field.type === 'about') return [];
    const text = Array.isArray(value)
      ? formatList(
          value.map((each) => valueText(field, String(each), language)),
          language,
        )
      : valueText(field, String(value), language);
    return [{ label: fieldLabel(field, language), text }];
  });
}
