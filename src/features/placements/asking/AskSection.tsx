import { ButtonLink } from '#ui';
import { messagesIn } from '../messages.ts';

/** Leads to asking for a place, on the page of an initiative that answers requests. */
export function AskSection({ language, initiative }: { language: string; initiative: string }) {
  const t = messagesIn(language);
  return (
    <p class="actions no-print">
      <ButtonLink href={`/${language}/initiatives/${initiative}/ask`} kind="primary">
        {t('ask.title')}
      </ButtonLink>
      <ButtonLink href={`/${language}/requests`} kind="quiet">
        {t('requests.title')}
      </ButtonLink>
    </p>
  );
}
