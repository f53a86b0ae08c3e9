import type { PageContext } from '#core/http/page-context.ts';
import type { GuideConsent } from '#features/consents';
import { type Initiative, textIn } from '#features/directory';
import { IDEA_REASONS, type IdeaReason, MAX_IDEA_WORDS } from '#features/ideas/rules.ts';
import { Button, ButtonLink, ChoiceCards, type IconName, Layout, Notice, RadioCard, TextArea } from '#ui';
import { nameOf } from '../desk/DeskPage.tsx';
import { personPath } from '../desk/rules.ts';
import { teamMessagesIn } from '../messages.ts';

const REASON_ICONS: Record<IdeaReason, IconName> = {
  near: 'place',
  dutch: 'dutch',
  people: 'people',
  time: 'clock',
  know: 'person',
  along: 'travel-walk',
};

/** An idea for somebody: a place, why, and words if a guide likes. */
export function GiveIdeaPage({
  page,
  token,
  once,
  consent,
  place,
  reason,
  words,
  refusal,
}: {
  page: PageContext;
  token: string;
  once: string;
  consent: GuideConsent;
  place: Initiative;
  reason: string;
  words: string;
  refusal?: 'no-reason' | 'enough' | undefined;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const here = `${personPath(consent.id)}/ideas/${place.id}`;
  const shown = textIn(place, language);
  const name = nameOf(consent, language);
  return (
    <Layout
      page={page}
      title={t('idea.title')}
      formId="idea"
      keepAction={`${here}/keep`}
      narrow
      robots="noindex"
    >
      <p class="count">{t('idea.for', { name })}</p>
      <h1>
        <bdi lang={shown.language}>{shown.text.name}</bdi>
      </h1>
      {refusal && (
        <Notice kind="ask" role="alert">
          {t(`idea.${refusal}`)}
        </Notice>
      )}
      <form method="post" action={`/${language}${here}`} id="idea">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={once} />
        <fieldset>
          <legend>{t('idea.why')}</legend>
          <ChoiceCards>
            {IDEA_REASONS.map((each) => (
              <RadioCard
                name="reason"
                value={each}
                icon={REASON_ICONS[each]}
                label={t(`idea.reason.${each}`)}
                checked={reason === each}
              />
            ))}
          </ChoiceCards>
        </fieldset>
        <TextArea
          name="words"
          label={t('idea.words')}
          hint={t('idea.words.hint')}
          value={words}
          maxlength={MAX_IDEA_WORDS}
        />
        <p class="actions">
          <Button>{t('idea.give')}</Button>
          <ButtonLink href={`/${language}${personPath(consent.id)}`} kind="ghost" icon="back">
            {t('back.person')}
          </ButtonLink>
        </p>
      </form>
      <p class="soft">{t('idea.decides')}</p>
    </Layout>
  );
}
