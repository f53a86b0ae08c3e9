import { AGE_BANDS, vocabularyIn } from '#features/vocabulary';
import { ButtonLink, ChoiceCards, Layout, Notice, SubmitCard } from '#ui';
import { messagesIn } from '../messages.ts';
import { type AskProps, KeptFields, PlaceName } from './AskPage.tsx';

/** Somebody is met alone there, and who asks did not tell their age: one tap, and the form is back with everything in it. */
export function AgePage({ page, token, once, initiative, asked }: AskProps) {
  const { language } = page;
  const t = messagesIn(language);
  return (
    <Layout page={page} title={t('ask.age')} narrow robots="noindex">
      <h1>{t('ask.age')}</h1>
      <PlaceName page={page} initiative={initiative} />
      <p>{t('refused.age')}</p>
      <form method="post" action={`/${language}/initiatives/${initiative.id}/ask/age`}>
        <KeptFields token={token} once={once} asked={asked} />
        <ChoiceCards>
          {AGE_BANDS.map((band) => (
            <SubmitCard
              name="age"
              value={band}
              icon={`age-${band}`}
              label={vocabularyIn(language)(`age.${band}`)}
              chosen={false}
            />
          ))}
        </ChoiceCards>
      </form>
    </Layout>
  );
}

/** Why somebody who is not eighteen yet cannot ask here, with the ways that are open to them. */
export function MinorPage({
  page,
  initiative,
  refusal,
}: Pick<AskProps, 'page' | 'initiative'> & { refusal: 'minor' | 'adults' }) {
  const { language } = page;
  const t = messagesIn(language);
  return (
    <Layout page={page} title={t('ask.title')} narrow robots="noindex">
      <h1>{t('ask.title')}</h1>
      <PlaceName page={page} initiative={initiative} />
      <Notice kind="ask" role="alert">
        {t(`refused.${refusal}`)}
      </Notice>
      <p class="actions">
        <ButtonLink href={`/${language}/week`} icon="calendar">
          {t('minor.week')}
        </ButtonLink>
        <ButtonLink
          href={`/${language}/contact?about=place&page=/initiatives/${initiative.id}`}
          kind="ghost"
          icon="people"
        >
          {t('minor.help')}
        </ButtonLink>
      </p>
    </Layout>
  );
}
