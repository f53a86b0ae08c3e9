import type { PageContext } from '#core/http/page-context.ts';
import { Button, ButtonLink, DeskLayout } from '#ui';
import { InitiativeCard } from '../../catalogue/InitiativeCard.tsx';
import { textIn } from '../../catalogue/texts.ts';
import type { Initiative } from '../../catalogue/types.ts';
import { teamMessagesIn } from '../../messages.ts';

/** For the team: an initiative that came with a list, and that nobody keeps. */
export function UnkeptPage({
  page,
  initiative,
  token,
}: {
  page: PageContext;
  initiative: Initiative;
  token: string;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const { text, language: textLanguage } = textIn(initiative, language);
  return (
    <DeskLayout
      page={page}
      title={text.name}
      lang={textLanguage}
      crumbs={[
        { href: `/${language}/organise`, label: t('listings.back') },
        { href: `/${language}/listings?part=no-owner`, label: t('desk.initiatives') },
      ]}
    >
      <p class="lead">{t('unkept.lead')}</p>
      <InitiativeCard initiative={initiative} language={language} level={2} />
      <form method="post" action={`/${language}/listings/unkept/${initiative.id}`} class="after-card">
        <input type="hidden" name="token" value={token} />
        <p>{t('unkept.adopt.lead')}</p>
        <Button icon="pen">{t('unkept.adopt')}</Button>
      </form>
      <p class="after-card">
        <ButtonLink href={`/${language}/initiatives/${initiative.id}`} kind="ghost" icon="place">
          {t('unkept.page')}
        </ButtonLink>
      </p>
    </DeskLayout>
  );
}
