import { ButtonLink, Notice } from '#ui';
import { messagesIn } from '../messages.ts';

/** Leads to asking for a place, on the page of an initiative that answers requests. @param time the weekly time that is chosen there */
export function AskSection({
  language,
  initiative,
  time,
}: {
  language: string;
  initiative: string;
  time?: string | undefined;
}) {
  const t = messagesIn(language);
  return (
    <p class="actions no-print">
      <ButtonLink href={`/${language}${askPath(initiative, time)}`} kind="primary">
        {t('ask.title')}
      </ButtonLink>
      <ButtonLink href={`/${language}/requests`} kind="quiet">
        {t('requests.title')}
      </ButtonLink>
    </p>
  );
}

/** The same on a card among others, so its full words name the place. */
export const AskLink = ({
  language,
  initiative,
  time,
  name,
}: {
  language: string;
  initiative: string;
  time?: string | undefined;
  name: string;
}) => {
  const title = messagesIn(language)('ask.title');
  return (
    <p class="actions no-print">
      <ButtonLink
        href={`/${language}${askPath(initiative, time)}`}
        kind="ghost"
        icon="letters"
        label={`${title} · ${name}`}
      >
        {title}
      </ButtonLink>
    </p>
  );
};

/** The address of the form, after the language. */
export const askPath = (initiative: string, time?: string): string =>
  `/initiatives/${initiative}/ask${time ? `?time=${time}` : ''}`;

/** The same for who has no story yet: three questions first, then the form; whoever has a card opens it. */
export function VisitorAskSection({
  language,
  initiative,
  pace,
}: {
  language: string;
  initiative: string;
  /** How soon the answer comes as a rule, when that is known well enough. */
  pace: string | undefined;
}) {
  const t = messagesIn(language);
  return (
    <Notice kind="good" title={t('ask.title')}>
      <p>{t('come.ask.lead')}</p>
      {pace && <p>{pace}</p>}
      <p class="actions no-print">
        <ButtonLink href={`/${language}/begin?to=${askPath(initiative)}`}>{t('ask.title')}</ButtonLink>
        <ButtonLink href={`/${language}/open`} kind="ghost" icon="card">
          {t('come.ask.card')}
        </ButtonLink>
      </p>
    </Notice>
  );
}
